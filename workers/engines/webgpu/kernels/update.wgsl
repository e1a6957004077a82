// Second dispatch of a minibatch step: the gradient of every weight and the optimiser's step.
//
//   d loss / d [K; b] = Σ_rows [x, 1]ᵀ · dz  (+ 2 · l2 · K)
//
// Grid: each thread takes tiles of 4 inputs × 4 units of one layer, the bias being the weight of an input that is
// always 1; the units of a tile lie as far apart as there are tiles side by side, so that adjacent threads read
// and write adjacent numbers.

@compute @workgroup_size(THREADS)
fn update(@builtin(global_invocation_id) thread: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let step = results.current;
  if thread.x == 0u {
    results.next = step + 1u;
  }
  let quads = (min(plan.batch, plan.rows - step * plan.batch) + 3u) / 4u;
  var l = 0u;
  for (var tile = thread.x; tile < plan.tiles; tile += groups.x * THREADS) {
    while l + 1u < plan.depth && tile >= plan.layers[l + 1u].tiles {
      l++;
    }
    updateTile(plan.layers[l], l > 0u, tile - plan.layers[l].tiles, quads, schedule[step]);
  }
}

fn updateTile(layer: Layer, hasTransposed: bool, tile: u32, quads: u32, step: Step) {
  let across = (layer.units + 3u) / 4u;
  let input = tile / across * 4u;
  let unit = tile % across;
  let gradient = gradientTile(layer, input, unit, across, quads);
  for (var column = 0u; column < 4u; column++) {
    let u = unit + column * across;
    for (var row = 0u; row < 4u; row++) {
      let i = input + row;
      if u < layer.units && i <= layer.inputs {
        let at = layer.kernel + i * layer.units + u;
        let isKernel = i < layer.inputs;
        let old = weights[at];
        let g = gradient[column][row] + select(0.0, plan.penalty * old, isKernel);
        let moved = old - step.rate * direction(at, g, step);
        weights[at] = moved;
        if isKernel && hasTransposed {
          weights[layer.transposed + u * layer.inputs + i] = moved;
        }
      }
    }
  }
}

// [4 units (columns), 4 inputs]
fn gradientTile(layer: Layer, input: u32, unit: u32, across: u32, quads: u32) -> mat4x4f {
  var x = layer.x + min(input + vec4u(0u, 1u, 2u, 3u), vec4u(layer.inputs));
  var dz = layer.slope + min(unit + vec4u(0u, 1u, 2u, 3u) * across, vec4u(layer.units - 1u));
  let stride = plan.stride;
  var sum = mat4x4f();
  for (var quad = 0u; quad < quads; quad++) {
    let a = mat4x4f(activations[x.x], activations[x.y], activations[x.z], activations[x.w]);
    // v * a: the dot products of v with each column of a, that is, sums over the four rows.
    sum += mat4x4f(
      activations[dz.x] * a, activations[dz.y] * a, activations[dz.z] * a, activations[dz.w] * a,
    );
    x += stride;
    dz += stride;
  }
  return sum;
}

// What is multiplied by the step's rate and taken off a weight; moves the optimiser's state on. The formulas are
// those of src/domain/reference/optimizers.ts.
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
