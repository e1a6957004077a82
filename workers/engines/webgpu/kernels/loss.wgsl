// The losses of src/domain/reference/loss.ts for four rows; every lane sums over all outputs and writes the
// gradients of its own, so that no lane waits for another.

// Returns weight · loss; leaves weight / count · d loss / d logits in the output layer's `slope`.
fn lossOfQuad(at: u32, sources: vec4u, present: vec4<bool>, count: f32, lane: u32) -> vec4f {
  let output = plan.layers[plan.depth - 1u];
  let begin = sources * plan.recordWords;
  let wanted = bitcast<vec4f>(wordsAt(begin));
  let weight = select(vec4f(0.0), bitcast<vec4f>(wordsAt(begin + 1u)), present);
  let logits = at + output.y;
  let gradients = at + output.slope;
  if LOSS == CATEGORICAL_CROSS_ENTROPY || LOSS == CATEGORICAL_SQUARED_ERROR {
    let label = vec4u(wanted);
    var largest = activations[logits];
    for (var n = 1u; n < output.units; n++) {
      largest = max(largest, activations[logits + n]);
    }
    var sum = vec4f(0.0);
    var right = vec4f(0.0);
    for (var n = 0u; n < output.units; n++) {
      let shifted = activations[logits + n] - largest;
      sum += exp(shifted);
      right = select(right, shifted, label == vec4u(n));
    }
    if LOSS == CATEGORICAL_SQUARED_ERROR {
      // Σ e² with e = p − one-hot(y), p = softmax(z); 2 · p · (e − Σ e·p)
      var squares = vec4f(0.0);
      var mean = vec4f(0.0);
      for (var n = 0u; n < output.units; n++) {
        let chance = exp(activations[logits + n] - largest) / sum;
        let error = chance - oneHotOf(label, n);
        squares += error * error;
        mean += error * chance;
      }
      for (var n = lane; n < output.units; n += THREADS) {
        let chance = exp(activations[logits + n] - largest) / sum;
        let error = chance - oneHotOf(label, n);
        activations[gradients + n] = 2.0 * chance * (error - mean) * weight / count;
      }
      return squares * weight;
    }
    // ln Σ e^z − z_y; softmax(z) − one-hot(y)
    for (var n = lane; n < output.units; n += THREADS) {
      let chance = exp(activations[logits + n] - largest) / sum;
      activations[gradients + n] = (chance - oneHotOf(label, n)) * weight / count;
    }
    return (log(sum) - right) * weight;
  }
  let one = lossOfOne(activations[logits], wanted);
  if lane == 0u {
    activations[gradients] = one.slope * weight / count;
  }
  return one.value * weight;
}

fn oneHotOf(label: vec4u, n: u32) -> vec4f {
  return select(vec4f(0.0), vec4f(1.0), label == vec4u(n));
}

// A loss of one output; `slope`: d loss / d z.
fn lossOfOne(z: vec4f, wanted: vec4f) -> Activated {
  let error = z - wanted;
  switch LOSS {
    // softplus(z) − z·y = softplus(s·z) with s = 1 − 2y, for y either 0 or 1; σ(z) − y = −s·σ(s·z) for y = 1
    case BINARY_CROSS_ENTROPY: {
      let s = 1.0 - 2.0 * wanted;
      return Activated(softplus(s * z), s * sigmoid(s * z));
    }
    // (σ(z) − y)² = q² with q = σ(s·z); 2·(p − y)·p·(1 − p) = 2·s·q²·(1 − q)
    case BINARY_SQUARED_ERROR: {
      let s = 1.0 - 2.0 * wanted;
      let q = sigmoid(s * z);
      return Activated(q * q, 2.0 * s * q * q * sigmoid(-s * z));
    }
    // |z − y|; sign(z − y)
    case MEAN_ABSOLUTE_ERROR: {
      return Activated(abs(error), sign(error));
    }
    // ½·e² up to |e| = δ, then δ·(|e| − δ/2); e within ±δ
    case HUBER: {
      let size = abs(error);
      let far = HUBER_DELTA * (size - HUBER_DELTA / 2.0);
      return Activated(
        select(far, 0.5 * error * error, size <= vec4f(HUBER_DELTA)),
        clamp(error, vec4f(-HUBER_DELTA), vec4f(HUBER_DELTA)),
      );
    }
    // (z − y)²; 2 · (z − y)
    default: {
      return Activated(error * error, 2.0 * error);
    }
  }
}
