// Registered once a visit; pages come and go beneath it.
if (!window.pageIsWatched) {
  window.pageIsWatched = true;
  // A mark of the text opens the line that it leads to, and the keyboard goes on from there.
  document.addEventListener("click", event => {
    const mark = event.target.closest?.("a.mark");
    if (!mark) return;
    const claim = mark.hash.replace("#line-", "");
    const summary = document.querySelector(`[class*="st-key-line-${CSS.escape(claim)}-"] summary`);
    if (!summary) return;
    if (!summary.closest("details").open) summary.click();
    setTimeout(() => summary.focus({preventScroll: true})); // following the link would take the focus away again
  });
  // After a check the keyboard goes on from the answer, once it stands there.
  let answered = "";
  window.summed = once => {
    if (answered === once) return;
    answered = once;
    const wait = tries => {
      const sum = document.querySelector(".sum");
      if (sum) sum.focus({preventScroll: true});
      if (document.activeElement !== sum && tries) setTimeout(wait, 100, tries - 1);
    };
    setTimeout(wait, 100, 20);
  };
  // A pasted text is kept nowhere, so whoever closes or reloads the page is asked first.
  window.addEventListener("beforeunload", event => {
    const typed = [...document.querySelectorAll(".stTextArea textarea")].some(area => area.value.trim());
    if (typed || document.querySelector("[data-unkept]")) event.preventDefault();
  });
}
