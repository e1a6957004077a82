import type { ClassResult } from '../../domain/class-results/class-result.ts'
import { DEFAULT_OPTIMIZERS } from '../../domain/experiment-defaults.ts'
import type { Messages } from '../../messages/en.ts'

/** Whose result it is. */
export function whoOf(m: Messages, { student }: ClassResult): string {
  return student ?? m.classResults.nameless
}

/** "4 tanh, 3 tanh; Adam, learning rate 0.03, batch 16" */
export function settingsWords(m: Messages, { document }: ClassResult): string {
  const { format, train, classResults } = m
  const { optimizer, batchSize = 32 } = document.training ?? {}
  const layers = (document.network?.layers ?? []).map(({ units, activation = 'relu' }) =>
    classResults.layer(format.count(units), train.activations[activation]),
  )
  const name = optimizer?.name ?? 'adam'
  const rate = optimizer?.learningRate ?? DEFAULT_OPTIMIZERS[name].learningRate
  return classResults.settingsOf(
    layers.length === 0 ? classResults.noLayers : classResults.list(layers),
    train.optimizers[name],
    format.number(rate),
    format.count(batchSize),
  )
}
