// The finished picture as the planes Y, U and V of yuv420p: BT.709, limited range, chroma in the middle of 2x2 pixels.
//
// One invocation turns 8x2 pixels into four words of Y and one each of U and V, four bytes to a word. Rows are padded to
// 8 px. Weights: ITU-R BT.709-6, item 3.2 to 3.5.

struct Layout {
    width: u32,
    height: u32,
    // Bytes per row of Y; U and V have half of it.
    stride: u32,
    padding: u32,
}

@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var<storage, read_write> planes: array<u32>;
@group(0) @binding(2) var<uniform> size: Layout;

const LUMA: vec3f = vec3f(0.2126, 0.7152, 0.0722);
const U_SCALE: f32 = 224.0 / 1.8556;
const V_SCALE: f32 = 224.0 / 1.5748;

fn pack(values: vec4f) -> u32 {
    let bytes = vec4u(values + 0.5);
    return bytes.x | (bytes.y << 8u) | (bytes.z << 16u) | (bytes.w << 24u);
}

@compute @workgroup_size(8, 8)
fn main(@builtin(global_invocation_id) id: vec3u) {
    let left = id.x * 8u;
    let top = id.y * 2u;
    if left >= size.width || top >= size.height {
        return;
    }
    var upper: array<f32, 8>;
    var lower: array<f32, 8>;
    var u: vec4f;
    var v: vec4f;
    for (var pair = 0u; pair < 4u; pair++) {
        // Beyond the right edge of the picture only padding is written.
        let x = min(left + pair * 2u, size.width - 2u);
        let a = textureLoad(picture, vec2u(x, top), 0).rgb;
        let b = textureLoad(picture, vec2u(x + 1u, top), 0).rgb;
        let c = textureLoad(picture, vec2u(x, top + 1u), 0).rgb;
        let d = textureLoad(picture, vec2u(x + 1u, top + 1u), 0).rgb;
        upper[pair * 2u] = dot(a, LUMA);
        upper[pair * 2u + 1u] = dot(b, LUMA);
        lower[pair * 2u] = dot(c, LUMA);
        lower[pair * 2u + 1u] = dot(d, LUMA);
        let mean = 0.25 * (a + b + c + d);
        let luma = dot(mean, LUMA);
        u[pair] = 128.0 + U_SCALE * (mean.b - luma);
        v[pair] = 128.0 + V_SCALE * (mean.r - luma);
    }
    let words = size.stride / 4u;
    let first = top * words + id.x * 2u;
    planes[first] = pack(16.0 + 219.0 * vec4f(upper[0], upper[1], upper[2], upper[3]));
    planes[first + 1u] = pack(16.0 + 219.0 * vec4f(upper[4], upper[5], upper[6], upper[7]));
    planes[first + words] = pack(16.0 + 219.0 * vec4f(lower[0], lower[1], lower[2], lower[3]));
    planes[first + words + 1u] = pack(16.0 + 219.0 * vec4f(lower[4], lower[5], lower[6], lower[7]));
    let chroma = words * size.height + id.y * (words / 2u) + id.x;
    planes[chroma] = pack(u);
    planes[chroma + words * size.height / 4u] = pack(v);
}
