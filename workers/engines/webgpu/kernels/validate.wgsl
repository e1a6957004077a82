// Once per epoch: logits of the validation rows without dropout, and Σ |weight|, by which the host sees a weight
// that is not finite.
//
// Grid: any number of workgroups of THREADS lanes; each takes every so many blocks of 8 rows through scratch
// activations of its own.

@compute @workgroup_size(THREADS)
fn validate(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) lane: u32,
) {
  sumWeights(group.x * THREADS + lane, groups.x * THREADS);
  let at = 2u * group.x * plan.stride;
  let output = plan.layers[plan.depth - 1u];
  for (var row = plan.validationFirst + 8u * group.x; row < plan.validationEnd; row += 8u * groups.x) {
    let near = row + vec4u(0u, 1u, 2u, 3u);
    let far = near + 4u;
    let end = vec4u(plan.validationEnd);
    gather(at, min(near, end - 1u), near < end, lane);
    gather(at + plan.stride, min(far, end - 1u), far < end, lane);
    forward(at, 0u, 0u, lane);
    storageBarrier();
    for (var n = lane; n < output.units; n += THREADS) {
      let nearLogits = activations[at + output.y + n];
      let farLogits = activations[at + plan.stride + output.y + n];
      for (var r = 0u; r < 4u; r++) {
        writeLogit(row + r, n, output.units, nearLogits[r]);
        writeLogit(row + 4u + r, n, output.units, farLogits[r]);
      }
    }
  }
}

fn writeLogit(row: u32, output: u32, outputs: u32, logit: f32) {
  if row < plan.validationEnd {
    results.values[plan.logits + row * outputs + output] = logit;
  }
}

// One sum for each thread of the grid.
fn sumWeights(thread: u32, threads: u32) {
  var sum = 0.0;
  for (var i = thread; i < plan.parameters; i += threads) {
    sum += abs(weights[i]);
  }
  results.values[plan.weightSums + thread] = sum;
}
