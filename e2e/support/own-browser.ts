import { type ChildProcess, spawn } from 'node:child_process'
import { chromium as launcher, type Page } from '@playwright/test'
import { chromium } from '../chromium.ts'

/** A browser of its own, all of whose processes can be given a signal at once. */
export class OwnBrowser {
  readonly #process: ChildProcess
  readonly page: Page

  private constructor(process: ChildProcess, page: Page) {
    this.#process = process
    this.page = page
  }

  /** @param profile folder of what it keeps */
  static async start(profile: string): Promise<OwnBrowser> {
    const program =
      'executablePath' in chromium ? chromium.executablePath : launcher.executablePath()
    const args = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`]
    const process = spawn(program, [...chromium.args, ...args, 'about:blank'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      process.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
        if (found !== undefined) resolve(found)
      })
      process.once('exit', () => {
        reject(new Error(`the browser ended: ${said}`))
      })
    })
    const browser = await launcher.connectOverCDP(address)
    const context = browser.contexts()[0] ?? (await browser.newContext())
    return new OwnBrowser(process, context.pages()[0] ?? (await context.newPage()))
  }

  /** Every process of it, without a chance to finish anything. */
  async kill(): Promise<void> {
    const ended = new Promise((resolve) => {
      this.#process.once('exit', resolve)
    })
    this.#signal('SIGKILL')
    await ended
  }

  /** Stands still, as when the laptop is closed. */
  freeze(): void {
    this.#signal('SIGSTOP')
  }

  thaw(): void {
    this.#signal('SIGCONT')
  }

  #signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    process.kill(-(this.#process.pid ?? 0), name)
  }
}
