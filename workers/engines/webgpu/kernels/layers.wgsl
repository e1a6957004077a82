// QUADS quads of rows through a layer, by the THREADS lanes of one workgroup. Each workgroup touches only the
// activations of its own rows, so that a barrier within the workgroup is enough between two layers; and each unit
// is always the same lane's, so that none is needed within one.

// Up to four columns of a product for each quad.
struct Tile {
  quads: array<mat4x4f, QUADS>,
}

// Columns for each lane, THREADS apart: a narrow layer would leave most of four idle.
fn columnsOf(width: u32) -> u32 {
  return select(select(4u, 2u, width <= 2u * THREADS), 1u, width <= THREADS);
}

// Forward x·K + b of one lane's columns (batch normalisation has its bias later), backward dz·Kᵀ. The first layer's
// kernel has the rows of its categories between those of its numbers.
fn product(tile: ptr<function, Tile>, layer: Layer, l: u32, isForward: bool, at: u32, column: u32) {
  let width = select(layer.inputs, layer.units, isForward);
  let columns = columnsOf(width);
  let hasBias = isForward && layer.batchNorm == 0u;
  let biases = layer.kernel + layer.inputs * layer.units + column;
  //for c < 4
  let start${c} = vec4f(select(0.0, weights[biases + ${c}u * THREADS], hasBias));
  //end
  //for q < QUADS
  (*tile).quads[${q}] = mat4x4f(start0, start1, start2, start3);
  //end
  let isFirst = isForward && l == 0u;
  for (var run = 0u; run < select(1u, plan.runCount, isFirst); run++) {
    var x = at + select(layer.slope, layer.x, isForward);
    var depth = select(layer.units, layer.columns, isForward);
    var matrix = select(layer.transposed, layer.kernel, isForward);
    if isFirst {
      let place = plan.runs + 3u * run;
      x += inputs[place];
      depth = inputs[place + 1u];
      matrix += inputs[place + 2u] * layer.units;
    }
    //for c < WIDTHS
    multiply${c}(tile, x, select(0u, depth, columns == (1u << ${c}u)), matrix, width, column);
    //end
  }
  for (var q = 0u; CATEGORIES && q < select(0u, QUADS, isFirst); q++) {
    let codes = at + q * plan.stride + layer.columns + 1u;
    for (var k = codes; k < codes + plan.categories; k++) {
      let code = activations[k];
      let has = code >= vec4f(0.0);
      let rows = layer.kernel + vec4u(max(code, vec4f(0.0))) * layer.units + column;
      for (var c = 0u; c < columns; c++) {
        let i = rows + c * THREADS;
        let w = vec4f(weights[i.x], weights[i.y], weights[i.z], weights[i.w]);
        (*tile).quads[q][c] += select(vec4f(0.0), w, has);
      }
    }
  }
}

// Numbers and codes of four rows become the first layer's input, a code as the number of its input or −1; all the
// inputs that are always 1 are set.
fn gather(at: u32, sources: vec4u, present: vec4<bool>, lane: u32) {
  let begin = sources * plan.recordWords;
  let columns = plan.layers[0].columns;
  for (var k = lane; k < columns; k += THREADS) {
    activations[at + k] = select(vec4f(0.0), bitcast<vec4f>(wordsAt(begin + 2u + k)), present);
  }
  for (var c = lane; CATEGORIES && c < plan.categories; c += THREADS) {
    let code = (wordsAt(begin + plan.codes + c / 2u) >> vec4u(16u * (c % 2u))) & vec4u(0xffffu);
    let input = vec4f(code + inputs[plan.categoryFirsts + c]);
    activations[at + columns + 1u + c] = select(vec4f(-1.0), input, present & (code != vec4u(NO_LEVEL)));
  }
  for (var l = lane; l < plan.depth; l += THREADS) {
    activations[at + plan.layers[l].x + plan.layers[l].columns] = vec4f(1.0);
  }
}

fn wordsAt(at: vec4u) -> vec4u {
  return vec4u(records[at.x], records[at.y], records[at.z], records[at.w]);
}

// y = mask · f(argument) of one unit in four rows, and mask · f′ beside it.
// `row`: the first of the four, counted within the minibatch; `key`: of the dropout stream.
fn finishUnit(layer: Layer, at: u32, row: u32, key: u32, unit: u32, argument: vec4f) {
  let activated = activate(layer.activation, argument);
  if !TRAINING {
    activations[at + layer.y + unit] = activated.value;
    return;
  }
  var mask = vec4f(1.0);
  if DROPOUT && layer.dropBelow > 0u {
    mask = dropoutFactors(layer, key, row, unit);
  }
  activations[at + layer.y + unit] = activated.value * mask;
  activations[at + layer.slope + unit] = activated.slope * mask;
}
