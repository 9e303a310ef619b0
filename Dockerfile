# Greenlane: the service and its workers, with both OCR readers in English and Chinese.
# Built in two stages; runs as an ordinary user and writes only below /data and /tmp.

FROM debian:12-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 python3-venv && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/greenlane
COPY requirements/run.txt requirements/run.txt
RUN python3 -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes --no-deps --only-binary :all: -r requirements/run.txt
COPY api api
COPY catalog catalog
COPY cli cli
COPY exports exports
COPY jobs jobs
COPY models models
COPY parser parser
COPY verifier verifier
# The catalogue's parsed form and the compiled modules are made here: the running root file system is read-only.
RUN .venv/bin/python -m compileall -q . && .venv/bin/python -c "from catalog import load_catalogue; load_catalogue()"

FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
        python3 tesseract-ocr tesseract-ocr-eng tesseract-ocr-chi-sim libzbar0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /data greenlane \
    && install -d -o greenlane /data
COPY --from=build /opt/greenlane /opt/greenlane
COPY LICENSE NOTICE /opt/greenlane/
ENV PATH=/opt/greenlane/.venv/bin:$PATH PYTHONPATH=/opt/greenlane PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    GREENLANE_DATA_DIR=/data
USER greenlane
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/livez', timeout=4)"]
ENTRYPOINT ["python", "-m", "cli.main"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080"]
