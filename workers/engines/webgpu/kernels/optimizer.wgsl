// One weight's step with a gradient that is clipped already. The formulas are those of
// src/domain/reference/optimizers.ts and batch-norm.ts.

// row: of [K; b] or, with batch normalisation, of the scales behind it.
fn takeStep(layer: Layer, l: u32, row: u32, unit: u32, g: f32, step: Step) {
  let at = layer.kernel + row * layer.units + unit;
  let old = weights[at];
  let isKernel = row < layer.inputs;
  let decay = select(0.0, step.weightDecay * old, isKernel);
  let moved = old - (step.rate * direction(at, g, step) + decay);
  weights[at] = moved;
  if isKernel && l > 0u {
    weights[layer.transposed + unit * layer.inputs + row] = moved;
  }
}

// What is multiplied by the step's rate and taken off a weight; moves the optimiser's state on.
fn direction(at: u32, g: f32, step: Step) -> f32 {
  switch OPTIMIZER {
    case ADAM: {
      let m = plan.decay.x * slots[at] + plan.decay.y * g;
      let v = plan.decay.z * slots[plan.parameters + at] + plan.decay.w * g * g;
      slots[at] = m;
      slots[plan.parameters + at] = v;
      return m / (sqrt(v) * step.rootCorrection + plan.epsilon);
    }
    case MOMENTUM: {
      let velocity = plan.decay.x * slots[at] + g;
      slots[at] = velocity;
      return velocity;
    }
    case NESTEROV: {
      let velocity = plan.decay.x * slots[at] + g;
      slots[at] = velocity;
      return g + plan.decay.x * velocity;
    }
    case RMSPROP: {
      let s = plan.decay.x * slots[at] + plan.decay.y * g * g;
      slots[at] = s;
      return g / (sqrt(s) + plan.epsilon);
    }
    default: {
      return g;
    }
  }
}

// The gradient of l1 · Σ |kernel| + l2 · Σ kernel².
fn penaltyOf(layer: Layer, row: u32, unit: u32) -> f32 {
  let w = weights[layer.kernel + row * layer.units + unit];
  var slope = plan.penalty * w;
  if L1 {
    slope += plan.l1 * sign(w);
  }
  return select(0.0, slope, row < layer.inputs);
}

fn clippedByValue(g: f32) -> f32 {
  if CLIPPING == BY_VALUE {
    return clamp(g, -plan.clipLimit, plan.clipLimit);
  }
  return g;
}

// The batch's `which` statistic of one unit, see batch-norm.wgsl.
fn ofBatch(layer: Layer, which: u32, unit: u32) -> f32 {
  return slots[layer.statistics + (which * (plan.chunks + 1u) + plan.chunks) * layer.units + unit];
}

// moving ← momentum · moving + (1 − momentum) · batch
fn moveAverage(layer: Layer, which: u32, unit: u32) {
  let at = layer.kernel + (layer.inputs + 2u + which) * layer.units + unit;
  weights[at] = BATCH_NORM_MOMENTUM * weights[at]
    + (1.0 - BATCH_NORM_MOMENTUM) * ofBatch(layer, which, unit);
}
