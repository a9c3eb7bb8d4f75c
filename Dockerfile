# The app for others to read. Build: docker build -t number-check .   Run: docker run --rm -p 8501:8501 number-check
FROM python:3.12-slim

# Nothing is written at run time, so the files stay the root's and the app runs as somebody who owns none of them.
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PIP_NO_CACHE_DIR=1 HOME=/tmp
WORKDIR /srv/number-check

COPY requirements.txt ./
RUN pip install --disable-pip-version-check -r requirements.txt && useradd --system --no-create-home --uid 10001 reader
COPY LICENSE README.md app.py ./
COPY .streamlit/config.toml .streamlit/config.toml
COPY articles articles
COPY data data
COPY core core
COPY pages pages
RUN python -m compileall -q core pages app.py

USER reader
EXPOSE 8501
# Everybody may reach the container's address, so web addresses are not read here (READ_WEB_ADDRESSES=on would).
ENV STREAMLIT_SERVER_ADDRESS=0.0.0.0 STREAMLIT_SERVER_PORT=8501 STREAMLIT_SERVER_HEADLESS=true \
    STREAMLIT_SERVER_FILE_WATCHER_TYPE=none READ_WEB_ADDRESSES=off

HEALTHCHECK --interval=30s --timeout=5s --start-period=90s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
CMD ["streamlit", "run", "app.py"]
