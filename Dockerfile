# A bench of software UPSs in a container. Nothing here depends on the architecture: amd64 and arm64 build alike.
#
#   docker build -t upslab .
#   docker run --rm -e UPSLAB_TOKEN=... -p 127.0.0.1:8080:8080 -p 127.0.0.1:1502:1502 upslab
# The digest names an index of every architecture; Dependabot follows the tag.
ARG NODE_IMAGE=node:22.23.3-bookworm-slim@sha256:43ac6c60b8f89723f746e8a92ce91abd5017e627ce1ddfe4238355d3a30b772c

# What is made here runs anywhere: the builder's own processor does it, without emulation.
FROM --platform=${BUILDPLATFORM} ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY emulators/usb-hid-emulator-lite/package.json emulators/usb-hid-emulator-lite/
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && find dist '(' -name '*.map' -o -name .sources ')' -delete

# What runs needs no compiler, no test tools, and nothing that npm itself brings.
# Its library for ptys is the one of the architecture that it will run on.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
COPY emulators/usb-hid-emulator-lite/package.json emulators/usb-hid-emulator-lite/
RUN npm ci --omit=dev --omit=peer --ignore-scripts --no-audit --no-fund \
 && find node_modules -type d -empty -delete

FROM ${NODE_IMAGE}
# Given by the release, which takes it from package.json.
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="upslab" \
      org.opencontainers.image.description="A bench of software UPSs with selectable firmware, for testing UPS software" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/emulators/usb-hid-emulator-lite/package.json emulators/usb-hid-emulator-lite/
COPY --from=build /app/schema schema
COPY --from=build /app/scenarios scenarios
COPY --from=build /app/dist dist
# A volume put here belongs to the bench, root or not; with a read-only root it is the only place that is written.
RUN install -d -o 10001 -g 10001 -m 0755 /run/upslab \
 && printf '#!/bin/sh\nexec node /app/dist/src/cli/main.js "$@"\n' > /usr/local/bin/upslab \
 && chmod 0755 /usr/local/bin/upslab
# The bench is described by variables (docs/docker-compose.md), and the health check follows the port of UPSLAB_CONTROL.
ENV NODE_ENV=production UPSLAB_CONTROL=0.0.0.0:8080 UPSLAB_MODBUS_TCP=0.0.0.0:1502
USER 10001:10001
WORKDIR /run/upslab
EXPOSE 8080 1502
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=5 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.UPSLAB_CONTROL.split(':').at(-1) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/src/cli/main.js"]
# The bench is told to listen beyond the container, so it wants a token: UPSLAB_TOKEN or UPSLAB_TOKEN_FILE.
CMD ["up", "--from-env"]
