import { readHash } from '../domain/address-hash.ts'

/** The steps of the main job, in order. */
export const STEPS = ['data', 'prepare', 'train', 'evaluate', 'predict'] as const
export type Step = (typeof STEPS)[number]
/** Beside the steps. */
const SIDE_VIEWS = [
  'classroom',
  'projects',
  'models',
  'results',
  'gpu',
  'storage',
  'privacy',
  'report',
] as const
export type View = 'start' | Step | (typeof SIDE_VIEWS)[number]

const VIEWS: readonly string[] = ['start', ...STEPS, ...SIDE_VIEWS]

/**
 * Where the person is, in the address's hash: `#train`, or `#train&settings=…` with the experiment's settings,
 * so that Back works and a link carries a set-up. The hash is never sent to a server.
 */
export class Navigation {
  view = $state<View>('start')

  #carried: string | undefined

  /** What the address held on the other side of the classroom's door. */
  #outside: string | undefined

  /** @param onSettings told of settings that come with an address somebody else made, now or later */
  constructor(onSettings: (settings: string, view: View) => void) {
    const arrive = () => {
      this.view = viewOf(location.hash)
      const { settings } = this
      if (settings === undefined || settings === this.#carried) return
      this.#carried = settings
      onSettings(settings, this.view)
    }
    arrive()
    addEventListener('hashchange', arrive)
  }

  /** Settings text in the address, if any. */
  get settings(): string | undefined {
    return readHash(location.hash).settings
  }

  go(view: View): void {
    if (this.view === view) return
    let { settings } = this
    // The classroom's set-up and the settings for a table of one's own are two documents.
    if ((this.view === 'classroom') !== (view === 'classroom')) {
      ;[settings, this.#outside] = [this.#outside, settings]
      this.#carried = settings
    }
    this.view = view
    location.hash = settings === undefined ? view : `${view}&settings=${settings}`
    scrollTo({ top: 0 })
  }

  /** Puts settings into the address without a step in the history. */
  carry(settings: string | undefined): void {
    this.#carried = settings
    const hash = settings === undefined ? `#${this.view}` : `#${this.view}&settings=${settings}`
    if (hash !== location.hash && !(hash === '#start' && location.hash === '')) {
      history.replaceState(null, '', hash)
    }
  }
}

function viewOf(hash: string): View {
  const name = readHash(hash).view ?? 'start'
  return VIEWS.includes(name) ? (name as View) : 'start'
}
