# This stage installs packages with npm. The final image has neither npm nor Node.js.
FROM node:22.19.0-bookworm-slim AS packages
WORKDIR /skerry
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund \
 && { node_modules/.bin/bun --version || node node_modules/bun/install.js; } \
 # Keep only the component modules that the explorer bundles, and one copy of Bun: 195 MB instead of 315.
 && rm -rf node_modules/tdesign-*/dist node_modules/tdesign-*/cjs node_modules/tdesign-*/lib \
           node_modules/tdesign-react/esm node_modules/bun/bin/bunx* node_modules/.bin/bunx \
 && node_modules/.bin/bun --version

FROM debian:12.11-slim
RUN apt-get update && apt-get install -y --no-install-recommends openssl && rm -rf /var/lib/apt/lists/*
# Data directories belong to the server's user, also in volumes created from this image.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin skerry \
 && install -d -o skerry -m 0700 /data /keys \
 && install -d -o skerry -m 0755 /password /certificate
WORKDIR /skerry
COPY --from=packages /skerry/node_modules node_modules
COPY package.json tsconfig.json ./
COPY deploy/keys.sh deploy/
COPY src src
COPY --chmod=0755 deploy/skerry /usr/local/bin/skerry
USER 10001
# Other containers can reach the server, so it requires a world with your own keys: see docs/worlds.md.
ENV SKERRY_HOST=0.0.0.0 SKERRY_DATA=/data
EXPOSE 20324
HEALTHCHECK --interval=5s --timeout=3s --start-period=20s \
  CMD ["/skerry/node_modules/.bin/bun", "-e", "process.exit((await fetch('http://127.0.0.1:20324/_skerry/health')).ok ? 0 : 1)"]
ENTRYPOINT ["skerry"]
CMD ["serve"]
