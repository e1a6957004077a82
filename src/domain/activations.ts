import type { Activation } from './network.ts'

/** An activation and its slope, both of the number before activation, in float64. */
export interface ActivationFunction {
  value: (x: number) => number
  /** d value / d x; at a kink the slope from the left. */
  derivative: (x: number) => number
}

/** Slope of `leakyRelu` below 0 (Maas et al. 2013). */
export const LEAKY_SLOPE = 0.01

/** `gelu` is its usual tanh approximation (Hendrycks & Gimpel 2016, eq. 2): no `erf` on the GPU. */
const GELU_SCALE = Math.sqrt(2 / Math.PI)
export const GELU_CUBIC = 0.044715

/** 1 / (1 + e⁻ˣ); exactly 0 and 1 far out, never NaN. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x))
}

/** ln(1 + eˣ) without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

function geluTanh(x: number): number {
  return Math.tanh(GELU_SCALE * (x + GELU_CUBIC * x * x * x))
}

/** Every activation a layer may have, by its name in the experiment document. */
export const ACTIVATIONS: Readonly<Record<Activation, ActivationFunction>> = {
  relu: {
    value: (x) => (x > 0 ? x : 0),
    derivative: (x) => (x > 0 ? 1 : 0),
  },
  leakyRelu: {
    value: (x) => (x > 0 ? x : LEAKY_SLOPE * x),
    derivative: (x) => (x > 0 ? 1 : LEAKY_SLOPE),
  },
  elu: {
    value: (x) => (x > 0 ? x : Math.expm1(x)),
    derivative: (x) => (x > 0 ? 1 : Math.exp(x)),
  },
  gelu: {
    value: (x) => 0.5 * x * (1 + geluTanh(x)),
    derivative: (x) => {
      const t = geluTanh(x)
      return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * GELU_SCALE * (1 + 3 * GELU_CUBIC * x * x)
    },
  },
  softplus: { value: softplus, derivative: sigmoid },
  swish: {
    value: (x) => x * sigmoid(x),
    derivative: (x) => {
      const s = sigmoid(x)
      return s + x * s * (1 - s)
    },
  },
  tanh: {
    value: Math.tanh,
    derivative: (x) => {
      const t = Math.tanh(x)
      return 1 - t * t
    },
  },
  sigmoid: {
    value: sigmoid,
    derivative: (x) => {
      const s = sigmoid(x)
      return s * (1 - s)
    },
  },
  linear: { value: (x) => x, derivative: () => 1 },
}
