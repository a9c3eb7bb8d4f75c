// A mark of the text opens the line that it leads to, and the keyboard goes on from there.
if (!window.marksOpenLines) {
  window.marksOpenLines = true;
  document.addEventListener("click", event => {
    const mark = event.target.closest?.("a.mark");
    if (!mark) return;
    const claim = mark.hash.replace("#line-", "");
    const summary = document.querySelector(`[class*="st-key-line-${CSS.escape(claim)}-"] summary`);
    if (!summary) return;
    if (!summary.closest("details").open) summary.click();
    setTimeout(() => summary.focus({preventScroll: true})); // following the link would take the focus away again
  });
}
