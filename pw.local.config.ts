import { defineConfig } from '@playwright/test'
import { chromium } from './e2e/chromium.ts'

const address = 'http://127.0.0.1:4352'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // `npm run test:long` runs what takes long.
  ...(process.env['TERRARIUM_LONG'] === '1' ? { grep: /@long/ } : { grepInvert: /@long/ }),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // The software adapter uses every core.
  workers: 1,
  // One more try on a busy machine; a proof that fails twice has failed.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  use: {
    baseURL: address,
    launchOptions: chromium,
    // What a page asks of the server is told by the page itself; e2e/offline.spec.ts lets the service worker in.
    serviceWorkers: 'block',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'node scripts/start.mjs --port 4352 --strict-port',
    url: address,
    reuseExistingServer: false,
    timeout: 180_000,
  },
})
