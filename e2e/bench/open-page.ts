import { chromium as chromiumType, type Page } from 'playwright'
import { serve } from '../../scripts/serve.mjs'
import { chromium } from '../chromium.ts'
import { buildPage } from './build-page.ts'
import type { BenchApi, ListTiming, ReadingTiming } from './page/bench-api.ts'

/** `BenchApi` of a page in a browser. */
export type OpenedPage = { [Name in keyof BenchApi]: BenchApi[Name] } & {
  /** Gives the page a file and has it read. */
  readFile(path: string): Promise<ReadingTiming>
  /** Gives the page a small table to prepare by, and another one to draw up a list of. */
  listFile(sample: string, path: string): Promise<ListTiming>
  close(): Promise<void>
}

/** Builds the page and opens it in Chromium with software WebGPU. */
export async function openPage(): Promise<OpenedPage> {
  const server = await serve({ port: 0, root: await buildPage() })
  const browser = await chromiumType.launch(chromium)
  const page = await browser.newPage()
  page.on('pageerror', (error) => {
    console.error(`The page reports: ${error.message}`)
  })
  await page.goto(server.address)
  await page.waitForFunction('window.bench !== undefined')
  const bench = api(page)
  return {
    ...bench,
    readFile: async (path) => {
      await page.setInputFiles('input', path)
      return bench.readChosen()
    },
    listFile: async (sample, path) => {
      await page.setInputFiles('input', [sample, path])
      return bench.listChosen()
    },
    close: async () => {
      await browser.close()
      await server.close()
    },
  }
}

function api(page: Page): BenchApi {
  const call =
    <Name extends keyof BenchApi>(name: Name) =>
    (...args: Parameters<BenchApi[Name]>) =>
      page.evaluate(
        ([method, values]) => {
          const function_ = window.bench[method] as (...given: unknown[]) => Promise<unknown>
          return function_(...values)
        },
        [name, args] as const,
      ) as ReturnType<BenchApi[Name]>
  return {
    adapter: call('adapter'),
    openTrainer: call('openTrainer'),
    timeTrainer: call('timeTrainer'),
    pickEngine: call('pickEngine'),
    peak: call('peak'),
    openScorer: call('openScorer'),
    timeScorer: call('timeScorer'),
    closeScorer: call('closeScorer'),
    timeEpochs: call('timeEpochs'),
    readChosen: call('readChosen'),
    judgeRows: call('judgeRows'),
    explainRows: call('explainRows'),
    listChosen: call('listChosen'),
  }
}
