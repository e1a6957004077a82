import type { Formula } from '../../../components/formula.ts'
import { LEAKY_SLOPE } from '../../../domain/activations.ts'
import type { Activation } from '../../../domain/network.ts'
import { power, symbol } from './formula-parts.ts'

const z = symbol('z')
const a = symbol('a')
const of = (name: string): Formula => [{ name }, '(', z, ')']
const one = { number: '1' }
const sigma: Formula = of('σ')

/** What a unit makes of z; some read otherwise on either side of 0. */
export function activationFormula(activation: Activation, at: number): Formula {
  switch (activation) {
    case 'relu':
      return [{ name: 'max' }, '(', { number: '0' }, ',', z, ')']
    case 'leakyRelu':
      return at > 0 ? [z] : [{ number: String(LEAKY_SLOPE) }, '⋅', z]
    case 'elu':
      return at > 0 ? [z] : [power([{ name: 'e' }], [z]), '−', one]
    case 'softplus':
      return [{ name: 'ln' }, '(', one, '+', power([{ name: 'e' }], [z]), ')']
    case 'swish':
      return [z, '⋅', ...sigma]
    case 'tanh':
      return of('tanh')
    case 'sigmoid':
      return sigma
    case 'gelu':
      return of('gelu')
    case 'linear':
      return [z]
  }
}

/** Its slope there. */
export function slopeFormula(activation: Activation, at: number): Formula {
  switch (activation) {
    case 'relu':
      return [{ number: at > 0 ? '1' : '0' }]
    case 'leakyRelu':
      return [{ number: at > 0 ? '1' : String(LEAKY_SLOPE) }]
    case 'elu':
      return at > 0 ? [one] : [power([{ name: 'e' }], [z])]
    case 'softplus':
      return sigma
    case 'swish':
      return [...sigma, '+', z, '⋅', ...sigma, '⋅', '(', one, '−', ...sigma, ')']
    case 'tanh':
      return [one, '−', power([a], [{ number: '2' }])]
    case 'sigmoid':
      return [a, '⋅', '(', one, '−', a, ')']
    case 'gelu':
      return of('gelu′')
    case 'linear':
      return [one]
  }
}
