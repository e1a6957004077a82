import { createContext } from 'svelte'
import { download } from '../services/downloads.ts'
import { addressKeepsNothing } from '../services/keep-nothing.ts'
import type { Releases } from '../services/releases.ts'

/** As much of the event as is used; only Chromium has it, and TypeScript's DOM library does not. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

/** The whole build with its checksums, as the build writes it. */
const ZIP = './terrarium.zip'

/** The app as a thing that is installed, kept for use without a network, and replaced by newer releases. */
export class AppShell {
  /** Everything is kept: the app starts without a network. */
  isKept = $state(false)
  /** A newer release is there. It comes with the next loading of the page, which is up to the person. */
  hasNewer = $state(false)
  /** The download of the app could not be had. */
  noDownload = $state(false)
  #offer = $state.raw<InstallOffer | undefined>()
  readonly canInstall = $derived(this.#offer !== undefined)
  #releases: Releases | undefined

  /**
   * From now on keeps the app and hears of what the browser and the system offer; returns what ends that.
   * @param open takes the files that the system opens with the app
   */
  listen(open: (files: [File, ...File[]]) => void): () => void {
    const onOffer = (event: Event) => {
      // The browser's own bar would come when it likes; ours has a place.
      event.preventDefault()
      this.#offer = event as InstallOffer
    }
    const onInstalled = () => {
      this.#offer = undefined
    }
    addEventListener('beforeinstallprompt', onOffer)
    addEventListener('appinstalled', onInstalled)
    void import('../services/launched-files.ts').then(({ onLaunchedFiles }) => {
      onLaunchedFiles(open)
    })
    // A development server has no service worker; a tab that keeps nothing keeps no copy of the app either.
    if (import.meta.env.PROD && !addressKeepsNothing()) void this.#keep()
    return () => {
      removeEventListener('beforeinstallprompt', onOffer)
      removeEventListener('appinstalled', onInstalled)
    }
  }

  async #keep(): Promise<void> {
    const { Releases } = await import('../services/releases.ts')
    this.#releases = await Releases.begin(
      () => {
        this.isKept = true
      },
      () => {
        this.hasNewer = true
      },
    )
  }

  /** Loads the page with the newer release. What is not kept yet, the page asks about before it goes. */
  takeNewer(): void {
    this.#releases?.takeOver()
  }

  /** The browser asks the person; its offer can be taken once. */
  async install(): Promise<void> {
    const offer = this.#offer
    this.#offer = undefined
    await offer?.prompt()
  }

  async downloadApp(): Promise<void> {
    this.noDownload = false
    try {
      const response = await fetch(ZIP)
      if (!response.ok) throw new Error(`${ZIP}: ${response.status}`)
      download(await response.blob(), `terrarium-${__BUILD_ID__}.zip`)
    } catch {
      // No network, or a copy that was downloaded itself and cannot hold itself.
      this.noDownload = true
    }
  }
}

export const [getShell, setShell] = createContext<AppShell>()
