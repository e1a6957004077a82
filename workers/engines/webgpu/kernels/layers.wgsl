// Eight rows (two quads) through the layers, by the THREADS lanes of one workgroup. Each workgroup touches only
// the activations of its own rows, so that a barrier within the workgroup is enough between two layers.

// Up to four columns of a product for each of the two quads.
struct Tile {
  near: mat4x4f,
  far: mat4x4f,
}

// Columns per lane: four, THREADS apart, in a wide layer; a narrow one would leave most of them idle.
fn columnsOf(width: u32) -> u32 {
  return select(4u, 1u, width <= THREADS);
}

// Σ_k x[k] · matrix[k, column]: adjacent lanes read the same x and adjacent columns.
// x: vec4 (rows) per k, from activations[x] and one stride later; matrix: [depth, width] at weights[matrix].
fn product(x: u32, matrix: u32, depth: u32, width: u32, column: u32) -> Tile {
  let end = x + depth;
  let toFar = plan.stride;
  var near = mat4x4f();
  var far = mat4x4f();
  if columnsOf(width) == 1u {
    var at = matrix + column;
    for (var k = x; k < end; k++) {
      near[0] += activations[k] * weights[at];
      far[0] += activations[k + toFar] * weights[at];
      at += width;
    }
    return Tile(near, far);
  }
  var at = matrix + min(column + vec4u(0u, THREADS, 2u * THREADS, 3u * THREADS), vec4u(width - 1u));
  for (var k = x; k < end; k++) {
    let w = vec4f(weights[at.x], weights[at.y], weights[at.z], weights[at.w]);
    let a = activations[k];
    let b = activations[k + toFar];
    near += mat4x4f(a * w.x, a * w.y, a * w.z, a * w.w);
    far += mat4x4f(b * w.x, b * w.y, b * w.z, b * w.w);
    at += width;
  }
  return Tile(near, far);
}

// The features of four rows become the first layer's input; all the inputs that are always 1 are set.
fn gather(at: u32, sources: vec4u, present: vec4<bool>, lane: u32) {
  let begin = sources * plan.inputs;
  for (var k = lane; k < plan.inputs; k += THREADS) {
    let x = vec4f(features[begin.x + k], features[begin.y + k], features[begin.z + k], features[begin.w + k]);
    activations[at + k] = select(vec4f(0.0), x, present);
  }
  for (var l = lane; l < plan.depth; l += THREADS) {
    activations[at + plan.layers[l].x + plan.layers[l].inputs] = vec4f(1.0);
  }
}

// y = mask · f(x·K + b) of every layer in turn, and mask · f′ beside it.
// `row`: the first of the eight, counted within the minibatch; `key`: of the dropout stream.
fn forward(at: u32, row: u32, key: u32, lane: u32) {
  for (var l = 0u; l < plan.depth; l++) {
    storageBarrier();
    let layer = plan.layers[l];
    let columns = columnsOf(layer.units);
    for (var first = lane; first < layer.units; first += columns * THREADS) {
      let z = product(at + layer.x, layer.kernel, layer.inputs + 1u, layer.units, first);
      for (var c = 0u; c < columns; c++) {
        let unit = first + c * THREADS;
        if unit < layer.units {
          finishUnit(layer, at, row, key, unit, z.near[c]);
          finishUnit(layer, at + plan.stride, row + 4u, key, unit, z.far[c]);
        }
      }
    }
  }
}

fn finishUnit(layer: Layer, at: u32, row: u32, key: u32, unit: u32, z: vec4f) {
  let activated = activate(layer.activation, z);
  if !TRAINING {
    activations[at + layer.y + unit] = activated.value;
    return;
  }
  var mask = vec4f(1.0);
  if layer.dropBelow > 0u {
    mask = dropoutFactors(layer, key, row, unit);
  }
  activations[at + layer.y + unit] = activated.value * mask;
  activations[at + layer.slope + unit] = activated.slope * mask;
}

// dz of a layer = (dz of the next · its kernelᵀ) · mask · f′, from the output layer down to the first.
fn backward(at: u32, lane: u32) {
  for (var l = plan.depth - 1u; l > 0u; l--) {
    storageBarrier();
    let layer = plan.layers[l];
    let below = at + plan.layers[l - 1u].slope;
    let columns = columnsOf(layer.inputs);
    for (var first = lane; first < layer.inputs; first += columns * THREADS) {
      let dx = product(at + layer.slope, layer.transposed, layer.units, layer.inputs, first);
      for (var c = 0u; c < columns; c++) {
        let unit = first + c * THREADS;
        if unit < layer.inputs {
          activations[below + unit] *= dx.near[c];
          activations[below + plan.stride + unit] *= dx.far[c];
        }
      }
    }
  }
}
