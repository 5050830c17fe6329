// Volumes: rays through boxes of fog, over the resolved picture, as far as nothing opaque is in the way.
#import <shared/draw.wgsl>

// Values of cells, x fastest; and the linear colours of values from 0 to 1.
@group(1) @binding(0) var<storage, read> voxels: array<f32>;
@group(1) @binding(1) var ramp: texture_2d<f32>;
@group(2) @binding(0) var depths: texture_depth_multisampled_2d;

const MOST_STEPS: f32 = 1024.0;
const OPAQUE: f32 = 1.0 / 1024.0;

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> @builtin(position) vec4f {
    // One triangle over the whole viewport.
    return vec4f(f32(vertex & 1u) * 4.0 - 1.0, f32(vertex >> 1u) * 4.0 - 1.0, 0.0, 1.0);
}

// draw.color: cells along x, y and z. params: gamma, density. The ray of a pixel is that of one unit of depth, in a space
// in which the box goes from 0 to 1.
fn value_at(place: vec3f) -> f32 {
    let size = vec3i(draw.color.xyz);
    let shifted = place - 0.5;
    let low = floor(shifted);
    let part = shifted - low;
    let first = clamp(vec3i(low), vec3i(0), size - 1);
    let last = clamp(vec3i(low) + 1, vec3i(0), size - 1);
    var found = 0.0;
    for (var side = 0; side < 2; side++) {
        let row = select(first.z, last.z, side == 1) * size.y;
        let upper = mix(voxels[(row + first.y) * size.x + first.x], voxels[(row + first.y) * size.x + last.x], part.x);
        let lower = mix(voxels[(row + last.y) * size.x + first.x], voxels[(row + last.y) * size.x + last.x], part.x);
        found += mix(upper, lower, part.y) * select(1.0 - part.z, part.z, side == 1);
    }
    return found;
}

// Premultiplied, between two depths.
fn fog(ray: vec3f, entry: f32, leave: f32) -> vec4f {
    let size = draw.color.xyz;
    // A step for each cell; more where cells are few, as fog may begin and end within one.
    let cells = length(ray * size) * (leave - entry);
    let count = clamp(ceil(max(cells, min(4.0 * cells, 64.0))), 1.0, MOST_STEPS);
    let step = (leave - entry) / count;
    let thickness = draw.params.y * step * length(ray);
    let eye = draw.world_from_obj[3].xyz;
    let last = i32(textureDimensions(ramp).x) - 1;
    var color = vec3f(0.0);
    var rest = 1.0;
    for (var i = 0.0; i < count; i += 1.0) {
        let value = value_at((eye + ray * (entry + (i + 0.5) * step)) * size);
        if !(value > 0.0 && value <= 1.0) {
            continue;
        }
        let shown = pow(value, draw.params.x);
        let alpha = 1.0 - exp(-thickness * shown);
        let place = shown * f32(last);
        let below = min(i32(place), last - 1);
        let low = textureLoad(ramp, vec2i(below, 0), 0).rgb;
        let high = textureLoad(ramp, vec2i(below + 1, 0), 0).rgb;
        color += rest * alpha * mix(low, high, place - f32(below));
        rest *= 1.0 - alpha;
        if rest < OPAQUE {
            break;
        }
    }
    return vec4f(color, 1.0 - rest);
}

fn ray_at(px: vec2f) -> vec3f {
    return draw.world_from_obj[0].xyz * px.x + draw.world_from_obj[1].xyz * px.y + draw.world_from_obj[2].xyz;
}

// Depths at which a ray enters and leaves the box.
fn span_of(ray: vec3f) -> vec2f {
    let eye = draw.world_from_obj[3].xyz;
    let a = -eye / ray;
    let b = (1.0 - eye) / ray;
    let low = min(a, b);
    let high = max(a, b);
    return vec2f(max(max(low.x, low.y), max(low.z, draw.near)), min(high.x, min(high.y, high.z)));
}

@fragment
fn fs_resolved(@builtin(position) position: vec4f) -> @location(0) vec4f {
    let ray = ray_at(position.xy);
    let span = span_of(ray);
    if !(span.y > span.x) {
        discard;
    }
    let place = vec2i(position.xy);
    let near = vec4f(
        textureLoad(depths, place, 0),
        textureLoad(depths, place, 1),
        textureLoad(depths, place, 2),
        textureLoad(depths, place, 3),
    );
    if all(near * span.y <= vec4f(draw.near)) {
        return fog(ray, span.x, span.y);
    }
    var sum = vec4f(0.0);
    for (var i = 0; i < 4; i++) {
        var end = span.y;
        if near[i] > 0.0 {
            end = min(end, draw.near / near[i]);
        }
        if end > span.x {
            sum += 0.25 * fog(ray, span.x, end);
        }
    }
    return sum;
}

struct Single {
    @location(0) color: vec4f,
    @builtin(frag_depth) depth: f32,
}

// Where depths cannot be read: all of the fog, or nothing if something opaque is in front of it.
@fragment
fn fs_single(@builtin(position) position: vec4f) -> Single {
    let ray = ray_at(position.xy);
    let span = span_of(ray);
    if !(span.y > span.x) {
        discard;
    }
    return Single(fog(ray, span.x, span.y), draw.near / span.x);
}
