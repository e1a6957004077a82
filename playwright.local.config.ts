import config from './playwright.config.ts'
import { defineConfig } from '@playwright/test'
export default defineConfig({ ...config, use: { ...config.use, baseURL: 'http://127.0.0.1:4391' }, webServer: { command: 'npx vite build && node -e "import(\'./scripts/serve.mjs\').then(m=>m.serve({port:4391,strictPort:true}))"', url: 'http://127.0.0.1:4391', reuseExistingServer: true, timeout: 180000 } })
