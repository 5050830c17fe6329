// Image rectangles: a texture on a parallelogram.
#import <shared/draw.wgsl>

// 0 nearest, 1 linear, 2 bicubic: what is done where a texel covers more than a pixel.
override MAGNIFICATION: u32 = 0u;
// 0 nearest, 1 linear: what is done where a pixel covers more than a texel.
override MINIFICATION: u32 = 1u;

@group(1) @binding(0) var image: texture_2d<f32>;
@group(1) @binding(1) var linear_sampler: sampler;

struct Varyings {
    @builtin(position) position: vec4f,
    @location(0) uv: vec2f,
}

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> Varyings {
    let uv = vec2f(f32(vertex & 1u), f32(vertex >> 1u));
    // The matrix of this draw maps the unit square to the parallelogram.
    var out: Varyings;
    out.position = clip_from_view(view_from_obj(vec3f(uv, 0.0)));
    out.uv = uv;
    return out;
}

fn texel(place: vec2i, last: vec2i) -> vec4f {
    let color = textureLoad(image, clamp(place, vec2i(0), last), 0);
    return vec4f(color.rgb * color.a, color.a);
}

// Weights of the four texels around a place, Catmull-Rom.
fn cubic_weights(t: f32) -> vec4f {
    let t2 = t * t;
    let t3 = t2 * t;
    return vec4f(-t3 + 2.0 * t2 - t, 3.0 * t3 - 5.0 * t2 + 2.0, -3.0 * t3 + 4.0 * t2 + t, t3 - t2) * 0.5;
}

fn cubic_row(first: vec2i, last: vec2i, weights: vec4f) -> vec4f {
    return texel(first, last) * weights.x + texel(first + vec2i(1, 0), last) * weights.y
        + texel(first + vec2i(2, 0), last) * weights.z + texel(first + vec2i(3, 0), last) * weights.w;
}

fn bicubic(place: vec2f, last: vec2i) -> vec4f {
    let corner = floor(place - 0.5);
    let part = place - 0.5 - corner;
    let wx = cubic_weights(part.x);
    let wy = cubic_weights(part.y);
    let first = vec2i(corner) - 1;
    let color = cubic_row(first, last, wx) * wy.x + cubic_row(first + vec2i(0, 1), last, wx) * wy.y
        + cubic_row(first + vec2i(0, 2), last, wx) * wy.z + cubic_row(first + vec2i(0, 3), last, wx) * wy.w;
    return clamp(color, vec4f(0.0), vec4f(1.0));
}

fn bilinear(uv: vec2f) -> vec4f {
    let color = textureSampleLevel(image, linear_sampler, uv, 0.0);
    return vec4f(color.rgb * color.a, color.a);
}

// Linear colour, premultiplied.
fn image_color(uv: vec2f) -> vec4f {
    let size = vec2f(textureDimensions(image));
    let last = vec2i(textureDimensions(image)) - 1;
    let place = uv * size;
    let footprint = fwidth(place);
    let is_minified = max(footprint.x, footprint.y) > 1.001;
    if MAGNIFICATION == 1u || (is_minified && MINIFICATION == 1u) {
        return bilinear(uv);
    }
    if MAGNIFICATION == 2u && !is_minified {
        return bicubic(place, last);
    }
    return texel(vec2i(floor(place)), last);
}

@fragment
fn fs_opaque(in: Varyings) -> @location(0) vec4f {
    return vec4f(image_color(in.uv).rgb * draw.params.x, 1.0);
}

@fragment
fn fs_transparent(in: Varyings) -> @location(0) vec4f {
    return image_color(in.uv) * draw.params.x;
}
