import type { Settings } from '../../domain/classroom/settings.ts'
import type { Messages } from '../../messages/en.ts'

/** The value of a setting, as it is written in a table. */
export function settingWords(m: Messages, settings: Settings, name: keyof Settings): string {
  switch (name) {
    case 'optimizer':
      return m.train.optimizers[settings.optimizer]
    case 'activation':
      return m.common.list(settings.activation.map((activation) => m.train.activations[activation]))
    case 'dropout':
      return m.common.list(settings.dropout.map((rate) => m.format.plain(rate)))
    case 'loss':
      return m.train.losses[settings.loss]
    case 'clipping': {
      const { clipping } = settings
      return clipping ? m.time.clipped[clipping.by](m.format.plain(clipping.limit)) : m.time.none
    }
    case 'learningRate':
    case 'batchSize':
    case 'l1':
    case 'l2':
    case 'seed':
      return m.format.plain(settings[name])
  }
}
