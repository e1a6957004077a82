// src/domain/activations.ts for four rows at once. The built-in tanh and log may be off by 1e-5 and 5e-7, so
// that tanh and log1p are built from exp and arithmetic here.

struct Activated {
  value: vec4f,
  // d value / d z
  slope: vec4f,
}

// eˣ − 1; near 0 by its Taylor series (error below 1e-8 of the value), where exp(x) − 1 would cancel.
fn expm1(x: vec4f) -> vec4f {
  let series = x * (1.0 + x * (1.0 / 2.0 + x * (1.0 / 6.0 + x * (1.0 / 24.0
    + x * (1.0 / 120.0 + x * (1.0 / 720.0 + x * (1.0 / 5040.0 + x / 40320.0)))))));
  return select(exp(x) - 1.0, series, abs(x) < vec4f(0.5));
}

// ln(1 + y) for y from 0 to 1: 2 · artanh(y / (2 + y)), whose series ends below 1e-8 of the value.
fn log1p(y: vec4f) -> vec4f {
  let s = y / (2.0 + y);
  let q = s * s;
  return 2.0 * s * (1.0 + q * (1.0 / 3.0 + q * (1.0 / 5.0 + q * (1.0 / 7.0
    + q * (1.0 / 9.0 + q * (1.0 / 11.0 + q / 13.0))))));
}

// 1 / (1 + e⁻ˣ) without overflow.
fn sigmoid(x: vec4f) -> vec4f {
  let e = exp(-abs(x));
  return select(vec4f(1.0), e, x < vec4f(0.0)) / (1.0 + e);
}

// ln(1 + eˣ) without overflow.
fn softplus(x: vec4f) -> vec4f {
  return max(x, vec4f(0.0)) + log1p(exp(-abs(x)));
}

// −e / (e + 2) with e = e^(−2|x|) − 1, and the sign of x.
fn hyperbolicTangent(x: vec4f) -> vec4f {
  let e = expm1(-2.0 * abs(x));
  return sign(x) * -e / (e + 2.0);
}

fn gelu(x: vec4f) -> Activated {
  let square = x * x;
  let t = hyperbolicTangent(GELU_SCALE * x * (1.0 + GELU_CUBIC * square));
  let bend = GELU_SCALE * (1.0 + 3.0 * GELU_CUBIC * square);
  return Activated(0.5 * x * (1.0 + t), 0.5 * (1.0 + t) + 0.5 * x * (1.0 - t * t) * bend);
}

// The network's activations alone are compiled: software adapters skip no branch.
fn activate(activation: u32, z: vec4f) -> Activated {
  let positive = z > vec4f(0.0);
  if USES_RELU && activation == RELU {
    return Activated(select(vec4f(0.0), z, positive), select(vec4f(0.0), vec4f(1.0), positive));
  }
  if USES_LEAKY_RELU && activation == LEAKY_RELU {
    let slope = select(vec4f(LEAKY_SLOPE), vec4f(1.0), positive);
    return Activated(z * slope, slope);
  }
  if USES_ELU && activation == ELU {
    let below = expm1(min(z, vec4f(0.0)));
    return Activated(select(below, z, positive), select(below + 1.0, vec4f(1.0), positive));
  }
  if USES_GELU && activation == GELU {
    return gelu(z);
  }
  if USES_SOFTPLUS && activation == SOFTPLUS {
    return Activated(softplus(z), sigmoid(z));
  }
  if USES_SWISH && activation == SWISH {
    let s = sigmoid(z);
    return Activated(z * s, s + z * s * (1.0 - s));
  }
  if USES_TANH && activation == TANH {
    let t = hyperbolicTangent(z);
    return Activated(t, 1.0 - t * t);
  }
  if USES_SIGMOID && activation == SIGMOID {
    let s = sigmoid(z);
    return Activated(s, s * (1.0 - s));
  }
  return Activated(z, vec4f(1.0));
}
