import type { Page } from '@playwright/test'

/** What the page tries its own lock with: that the policy refuses it is as it should be. */
const TRIAL = 'data:,x'

/** What a page said that it should not have: console errors, uncaught exceptions, requests to elsewhere. */
export class PageWatch {
  readonly complaints: string[] = []
  readonly requests: string[] = []
  #expected: RegExp | undefined

  constructor(page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complain(message.text())
    })
    page.on('pageerror', (error) => {
      this.#complain(String(error))
    })
    page.on('request', (request) => {
      this.requests.push(request.url())
    })
  }

  /** From now on complaints like this are what the test provokes on purpose. */
  expect(complaint: RegExp): void {
    this.#expected = complaint
  }

  #complain(text: string): void {
    if (text.includes(TRIAL)) return
    if (this.#expected?.test(text) !== true) this.complaints.push(text)
  }
}
