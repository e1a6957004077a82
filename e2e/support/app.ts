import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Experiment } from '../../src/domain/experiment.ts'
import { experimentToLink } from '../../src/domain/experiment-link.ts'
import { customers } from './tables.ts'
import { en, type Messages } from '../../src/messages/en.ts'

/** What is given to a file chooser: a path, or a name with text or bytes. */
export type TestFile = string | { name: string; content: string | Uint8Array }

/** Enough to have a model; not enough for a good one. */
export const QUICK_SETTINGS = {
  network: { layers: [{ units: 8, activation: 'relu' }] },
  training: { optimizer: { name: 'adam', learningRate: 0.02 }, batchSize: 32, epochs: 6 },
} as const satisfies Omit<Experiment, 'target' | 'terrarium'>

const QUICK_TABLE = { name: 'customers.csv', content: customers(240) }

/** A text that a control is named by. */
type Name = string | RegExp

/** The page in words of the app: what a person does, and where they look. */
export class App {
  readonly page: Page
  /** The catalogue on screen. */
  m: Messages = en

  constructor(page: Page) {
    this.page = page
  }

  get title(): Locator {
    return this.page.getByRole('main').getByRole('heading', { level: 1 })
  }

  get main(): Locator {
    return this.page.getByRole('main')
  }

  button(name: Name): Locator {
    return this.main.getByRole('button', { name, exact: true })
  }

  field(label: Name, within: Locator = this.main): Locator {
    const named = { name: label, exact: true }
    // A label that explains itself holds its tip; only the accessible name leaves that out.
    return within
      .getByLabel(label, { exact: true })
      .or(within.getByRole('spinbutton', named))
      .or(within.getByRole('combobox', named))
      .or(within.getByRole('slider', named))
      .or(within.getByRole('checkbox', named))
  }

  /** The pane with this heading. */
  pane(title: Name): Locator {
    return this.main.getByRole('region', { name: title, exact: true })
  }

  table(name: Name): Locator {
    return this.main.getByRole('table', { name, exact: true })
  }

  /** Epochs that are behind the run; waits until there is one. */
  async epochsDone(): Promise<number> {
    const text = await this.main.getByRole('progressbar').getAttribute('aria-valuetext')
    return Number(/^[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', '') ?? 0)
  }

  /** What is said about something that went wrong or may be wrong. */
  get alert(): Locator {
    return this.main.getByRole('alert')
  }

  /**
   * Opens the start page; `settings` come with the address, as in a shared link.
   * @param base what comes before the hash; a whole address where the browser was not told that of the app
   */
  async start(settings?: Omit<Experiment, 'target' | 'terrarium'>, base = './'): Promise<void> {
    const link =
      settings === undefined
        ? ''
        : `#start&settings=${experimentToLink({ terrarium: 1, target: '', ...settings }, { withNames: false })}`
    // An address that differs in its hash alone would not load the page anew.
    await this.page.goto('about:blank')
    await this.page.goto(`${base}${link}`)
    await expect(this.title).toBeVisible()
  }

  /** Gives a file to the button with this label. */
  async give(label: string, file: TestFile): Promise<void> {
    await this.field(label).setInputFiles(
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.content) },
    )
  }

  /** Opens a file from the start page and waits for its table. */
  async openFile(file: TestFile): Promise<void> {
    await this.give(this.m.start.openFile, file)
    await this.expectTable()
  }

  /** Opens another file from the data page. */
  async openAnother(file: TestFile): Promise<void> {
    await this.give(this.m.data.another, file)
  }

  async expectTable(): Promise<void> {
    await expect(this.pane(this.m.data.columns)).toBeVisible({ timeout: 60_000 })
  }

  /** One of the toy sets: opened and trained by one click. */
  async openToy(toy: 'xor' | 'circles' | 'spirals' | 'moons'): Promise<void> {
    await this.page.getByText(this.m.start.toys, { exact: true }).click()
    await this.main
      .getByRole('button', { name: new RegExp(`^${this.m.start.samples[toy].title}`) })
      .click()
  }

  async go(step: keyof Messages['common']['steps']): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.m.common.stepsLabel })
      .getByRole('button', { name: new RegExp(`^${this.m.common.steps[step]}`) })
      .click()
  }

  async goHome(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: this.m.common.appName }).click()
  }

  async goModels(): Promise<void> {
    await this.#goAside(this.m.common.models)
    await expect(this.title).toHaveText(this.m.models.title)
  }

  async goProjects(): Promise<void> {
    await this.#goAside(this.m.projects.short)
    await expect(this.title).toHaveText(this.m.projects.title)
  }

  /** At the head of the page: whether the project on screen is saved. */
  get saved(): Locator {
    return this.page.getByRole('banner').getByText(this.m.projects.head.saved, { exact: true })
  }

  async goGpu(): Promise<void> {
    await this.#goAside(this.m.gpu.short)
    await expect(this.title).toHaveText(this.m.gpu.title)
  }

  /** By the lock in the head. */
  async goPrivacy(): Promise<void> {
    const { badges, short, restsOn } = this.m.lock
    const names = [...Object.values(badges), short].join('|')
    const banner = this.page.getByRole('banner')
    await banner
      .getByRole('button', { name: new RegExp(`^(${names})$`) })
      .first()
      .click()
    await expect(this.pane(restsOn)).toBeVisible()
  }

  /** To a view beside the steps. */
  async #goAside(name: string): Promise<void> {
    await this.page
      .getByRole('button', { name, exact: true })
      .and(this.page.locator(':not(main *)'))
      .click()
  }

  /** Types a number or text into a field and leaves it. */
  async set(label: Name, value: string | number, within: Locator = this.main): Promise<void> {
    const field = this.field(label, within)
    await field.fill(String(value))
    await field.blur()
  }

  async choose(label: Name, option: string, within: Locator = this.main): Promise<void> {
    await this.field(label, within).selectOption({ label: option })
  }

  /** Chooses in a field that searches while one types. */
  async pick(label: Name, option: string, within: Locator = this.main): Promise<void> {
    const field = this.field(label, within)
    await field.click()
    await field.fill(option)
    await this.page.getByRole('option', { name: option, exact: true }).click()
    await expect(field).toHaveValue(option)
  }

  /** From anywhere: to Train, and start. */
  async train(): Promise<void> {
    await this.go('train')
    await this.main
      .getByRole('button', { name: new RegExp(`^(${this.m.train.start}|${this.m.train.again})$`) })
      .click()
  }

  /** Waits for a run's end and for its model; fails at once where training fails. */
  async trained(timeout = 90_000): Promise<void> {
    await expect(this.button(this.m.train.toEvaluate).or(this.alert).first()).toBeVisible({
      timeout,
    })
    await expect(this.alert).toHaveCount(0)
  }

  /** From a finished run to what its test rows say. */
  async evaluate(): Promise<void> {
    await this.button(this.m.train.toEvaluate).click()
    await expect(this.title).toHaveText(this.m.evaluate.title)
    await this.button(this.m.evaluate.look).click()
    await expect(this.pane(this.m.evaluate.all)).toBeVisible()
  }

  /** A model in two seconds: a small table, a small network, few epochs. */
  async quickModel(table: TestFile = QUICK_TABLE, settings = QUICK_SETTINGS): Promise<void> {
    await this.start(settings)
    await this.openFile(table)
    await this.train()
    await this.trained()
  }

  /** Of the weights of the model that Evaluate shows: the first half of their SHA-256. */
  async fingerprint(): Promise<string> {
    const term = this.main.getByRole('term').filter({ hasText: this.m.evaluate.fingerprint })
    return term.locator('xpath=following-sibling::dd').innerText()
  }

  /** Of the weights that the run on screen ends with. */
  async finalFingerprint(): Promise<string> {
    await this.trained()
    await this.evaluate()
    return this.fingerprint()
  }

  /** Of a measure of the test rows: the model's number and that of the simplest answer. */
  async measure(name: keyof Messages['evaluate']['metrics']): Promise<[number, number]> {
    const { evaluate } = this.m
    const table = this.table(evaluate.all)
    const heads = await table.getByRole('columnheader').allInnerTexts()
    const at = (head: string) => heads.findIndex((text) => text.startsWith(head))
    const rows = await cellsOf(table)
    const row = rows.find(([first]) => first === evaluate.metrics[name]) ?? []
    const number = (head: string) => Number.parseFloat(row[at(head)] ?? '')
    return [number(evaluate.thisModel), number(evaluate.simplest)]
  }

  /** Keeps the model on screen, under a name if one is given. */
  async keep(name?: string): Promise<void> {
    await this.go('evaluate')
    if (name !== undefined) await this.set(this.m.evaluate.keepName, name)
    await this.button(this.m.evaluate.keep).click()
    await expect(this.kept).toBeVisible()
  }

  /** The word that a model is kept. */
  get kept(): Locator {
    return this.pane(this.m.evaluate.keep).getByText(this.m.evaluate.kept, { exact: true })
  }

  /** Opens the table beside a chart and gives its cells, row by row. */
  async twin(chart: Locator): Promise<string[][]> {
    const details = chart.locator('details')
    if ((await details.getAttribute('open')) === null) await details.locator('summary').click()
    await expect(details.locator('tbody tr').first()).toBeVisible()
    return cellsOf(details.locator('table'))
  }

  /** A kept model as its file, from the list of models. */
  async downloadModel(name: string): Promise<{ name: string; bytes: Buffer }> {
    await this.button(this.m.models.downloadLabel(name)).click()
    return this.download(() => this.button(this.m.take.save).click())
  }

  /** What the download started by `act` holds. */
  async download(act: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
    const [download] = await Promise.all([this.page.waitForEvent('download'), act()])
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
  }
}

/** The cells of a table's body, row by row. */
export async function cellsOf(table: Locator): Promise<string[][]> {
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th,td')].map((cell) => cell.textContent.trim())),
    )
}
