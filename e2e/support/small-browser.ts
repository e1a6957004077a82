import { chromium as launcher, type TestInfo } from '@playwright/test'
import { chromium } from '../chromium.ts'
import { App } from './app.ts'

/** A page whose storage is full from the start. */
export interface SmallBrowser {
  app: App
  /** Takes the limit away. */
  makeRoom: () => Promise<void>
  close: () => Promise<void>
}

/** Chromium limits a quota for a profile on disk only, so this browser has one of its own. */
export async function openSmallBrowser(
  info: TestInfo,
  baseURL: string | undefined,
): Promise<SmallBrowser> {
  const context = await launcher.launchPersistentContext(info.outputPath('profile'), {
    ...chromium,
    ...(baseURL === undefined ? {} : { baseURL }),
  })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const origin = new URL(baseURL ?? '').origin
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  return {
    app: new App(page),
    makeRoom: async () => {
      await session.send('Storage.overrideQuotaForOrigin', { origin })
    },
    close: () => context.close(),
  }
}
