import { chromium as chromiumType, type Browser, type Page } from 'playwright'
import { serve } from '../../scripts/serve.mjs'
import type { Result } from '../../src/domain/result.ts'
import type { ReadingOptions } from '../../src/domain/reading-options.ts'
import type { ModelFindings } from '../../src/services/command-findings.ts'
import type { CommandProgress, InputName, OutputName } from '../../src/services/command-page.ts'
import type { ExperimentReport, TableReport } from '../../src/services/command-report.ts'
import { chromium } from '../chromium.ts'
import { CommandError, commandError, firstLine } from './command-error.ts'

/** A loaded machine is slow to start a browser. */
const PATIENCE_MS = 120_000

type Server = Awaited<ReturnType<typeof serve>>

/** The built app in a headless browser: `src/services/command-page.ts` as seen from Node. */
export class AppPage {
  readonly #server: Server
  readonly #browser: Browser
  readonly #page: Page
  #crashed = false

  private constructor(server: Server, browser: Browser, page: Page) {
    this.#server = server
    this.#browser = browser
    this.#page = page
    page.on('crash', () => {
      this.#crashed = true
    })
  }

  /**
   * Serves the build on a free port of this machine and opens it.
   * @throws CommandError with status 1 if there is no browser that starts
   */
  static async open(onProgress: (progress: CommandProgress) => void): Promise<AppPage> {
    const [server, browser] = await Promise.all([serve({ port: 0 }), launch()])
    const page = await browser.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', (error) => {
      console.error(`The page reports: ${error.message}`)
    })
    await page.exposeFunction('terrariumProgress', onProgress)
    await page.goto(`${server.address}?command`)
    return new AppPage(server, browser, page)
  }

  /** Hands over a file by its path: the browser itself reads it, so its size does not matter. */
  async give(name: InputName, path: string): Promise<void> {
    await this.#page.locator(`input[name=${name}]`).setInputFiles(path)
  }

  /** The key for the pseudonyms of the tables read from now on. */
  async useKey(key: string): Promise<void> {
    await this.#answer(this.#page.evaluate((own) => window.terrarium?.useKey(own), key))
  }

  async describe(reading: ReadingOptions): Promise<TableReport> {
    return this.#answer(
      this.#page.evaluate((options) => window.terrarium?.describe(options), reading),
    )
  }

  /** @param text the experiment as JSON */
  async experiment(text: string, reading: ReadingOptions): Promise<ExperimentReport> {
    return this.#answer(
      this.#page.evaluate(([json, options]) => window.terrarium?.experiment(json, options), [
        text,
        reading,
      ] as const),
    )
  }

  /** Judges the model of the experiment that was run. */
  async findings(): Promise<ModelFindings> {
    return this.#answer(this.#page.evaluate(() => window.terrarium?.findings()))
  }

  /** Saves something that the page has made to an absolute path. */
  async save(name: OutputName, path: string): Promise<void> {
    const [download] = await Promise.all([
      this.#page.waitForEvent('download', { timeout: 0 }),
      this.#answer(this.#page.evaluate((output) => window.terrarium?.save(output), name)),
    ])
    await download.saveAs(path)
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#server.close()
  }

  async #answer<Value>(asked: Promise<Result<Value> | undefined>): Promise<Value> {
    const result = await asked.catch((error: unknown) => {
      if (this.#crashed || !this.#browser.isConnected()) {
        throw new CommandError(
          1,
          'The browser ended before the work was done: was there enough memory?',
        )
      }
      throw error
    })
    if (result === undefined) throw new CommandError(1, 'The page could not be loaded.')
    if (!result.ok) throw commandError(result.failure)
    return result.value
  }
}

async function launch(): Promise<Browser> {
  try {
    // Signals are for the command line, which tidies up first; the browser ends with it in any case.
    const quiet = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false }
    return await chromiumType.launch({ ...chromium, ...quiet, timeout: PATIENCE_MS })
  } catch (error) {
    throw new CommandError(1, `Chromium could not be started: ${firstLine(error)}.`)
  }
}
