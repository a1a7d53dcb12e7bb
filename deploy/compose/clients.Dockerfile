# The clients of docker-compose.yml, one target each. Debian 13 has the first NUT with apc_modbus, 2.8.1.
ARG DEBIAN_IMAGE=debian:trixie-slim

FROM ${DEBIAN_IMAGE} AS nut
RUN apt-get update \
 && apt-get install -y --no-install-recommends nut-server nut-client nut-modbus \
 && rm -rf /var/lib/apt/lists/*
COPY nut/run.sh nut/healthy.sh /opt/nut/
USER 10002:10002
ENTRYPOINT ["sh", "/opt/nut/run.sh"]

FROM ${DEBIAN_IMAGE} AS apcupsd
RUN apt-get update \
 && apt-get install -y --no-install-recommends apcupsd \
 && rm -rf /var/lib/apt/lists/*
COPY apcupsd/apcupsd.conf apcupsd/run.sh apcupsd/healthy.sh /opt/apcupsd/
USER 10003:10003
ENTRYPOINT ["sh", "/opt/apcupsd/run.sh"]

FROM ${DEBIAN_IMAGE} AS simple
RUN apt-get update \
 && apt-get install -y --no-install-recommends python3-minimal python3-serial \
 && rm -rf /var/lib/apt/lists/*
COPY simple/watch.py /opt/simple/
USER 10004:10004
ENTRYPOINT ["python3", "/opt/simple/watch.py"]

# Attaching a USB device is the kernel's business: this one is root, and privileged in docker-compose.yml.
FROM ${DEBIAN_IMAGE} AS usb
RUN apt-get update \
 && apt-get install -y --no-install-recommends usbip kmod \
 && rm -rf /var/lib/apt/lists/*
COPY usb/run.sh usb/healthy.sh /opt/usb/
ENTRYPOINT ["sh", "/opt/usb/run.sh"]
