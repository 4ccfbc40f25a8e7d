# One image, two commands: `serve` takes callbacks in, `work` answers them. TypeScript runs as it is; there is no build step.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY src ./src
COPY config ./config
COPY prompts ./prompts
# Where originals go when nothing is mounted there; a volume takes its owner from it.
RUN install -d -m 700 -o node -g node /app/data
USER node
EXPOSE 3000
# Alive is the process's own word: the server's on its port, the worker's on the port it is given with HEALTH_PORT.
HEALTHCHECK --interval=15s --timeout=3s --start-period=15s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT ?? process.env.PORT}/healthz`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/cli.ts"]
CMD ["serve"]
