// The losses of src/domain/reference/loss.ts for four rows; every lane sums over all outputs (they are few) and
// writes the gradients of its own, so that no lane waits for another.

// Returns weight · loss; leaves weight / count · d loss / d logits in the output layer's `slope`.
fn lossOfQuad(at: u32, sources: vec4u, present: vec4<bool>, count: f32, lane: u32) -> vec4f {
  let output = plan.layers[plan.depth - 1u];
  let a = targets[sources.x];
  let b = targets[sources.y];
  let c = targets[sources.z];
  let d = targets[sources.w];
  let wanted = vec4f(a.x, b.x, c.x, d.x);
  let weight = select(vec4f(0.0), vec4f(a.y, b.y, c.y, d.y), present);
  let logits = at + output.y;
  let gradients = at + output.slope;
  let z = activations[logits];
  switch LOSS {
    // softplus(z) − z·y = softplus(s·z) with s = 1 − 2y, for y either 0 or 1; σ(z) − y = −s·σ(s·z) for y = 1
    case BINARY_CROSS_ENTROPY: {
      let s = 1.0 - 2.0 * wanted;
      if lane == 0u {
        activations[gradients] = s * sigmoid(s * z) * weight / count;
      }
      return softplus(s * z) * weight;
    }
    // ln Σ e^z − z_y; softmax(z) − one-hot(y)
    case CATEGORICAL_CROSS_ENTROPY: {
      let label = vec4u(wanted);
      var largest = z;
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
      for (var n = lane; n < output.units; n += THREADS) {
        let chance = exp(activations[logits + n] - largest) / sum;
        let oneHot = select(vec4f(0.0), vec4f(1.0), label == vec4u(n));
        activations[gradients + n] = (chance - oneHot) * weight / count;
      }
      return (log(sum) - right) * weight;
    }
    // (z − y)²; 2 · (z − y)
    default: {
      let error = z - wanted;
      if lane == 0u {
        activations[gradients] = 2.0 * error * weight / count;
      }
      return error * error * weight;
    }
  }
}
