// User interface: rectangles and glyphs in painter's order, blended in gamma space.
#import <shared/draw.wgsl>

@group(1) @binding(0) var<storage, read> quads: array<UiQuad>;
@group(1) @binding(1) var atlas: texture_2d<f32>;

struct Varyings {
    @builtin(position) position: vec4f,
    @location(0) @interpolate(flat) quad: u32,
}

const CORNERS: array<u32, 6> = array<u32, 6>(0u, 1u, 2u, 2u, 1u, 3u);

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> Varyings {
    let index = vertex / 6u;
    let corner = CORNERS[vertex % 6u];
    var rect = quads[index].rect;
    if all(quads[index].uv == vec4f(0.0)) {
        // Every pixel that is touched.
        rect = vec4f(floor(rect.xy), ceil(rect.zw));
    }
    let place = vec2f(select(rect.x, rect.z, (corner & 1u) != 0u), select(rect.y, rect.w, (corner & 2u) != 0u));
    let unit = (place - draw.viewport.xy) / draw.viewport.zw;
    var out: Varyings;
    out.position = vec4f(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
    out.quad = index;
    return out;
}

@fragment
fn fs_main(in: Varyings) -> @location(0) vec4f {
    let rect = quads[in.quad].rect;
    let uv = quads[in.quad].uv;
    let color = unpack4x8unorm(quads[in.quad].color);
    let px = in.position.xy;
    var coverage = 1.0;
    if any(uv != vec4f(0.0)) {
        let part = (px - rect.xy) / (rect.zw - rect.xy);
        let last = vec2i(textureDimensions(atlas)) - 1;
        coverage = textureLoad(atlas, clamp(vec2i(floor(mix(uv.xy, uv.zw, part))), vec2i(0), last), 0).r;
    } else {
        // Area of the pixel inside the rectangle.
        let overlap = clamp(min(px + 0.5, rect.zw) - max(px - 0.5, rect.xy), vec2f(0.0), vec2f(1.0));
        coverage = overlap.x * overlap.y;
        let size = rect.zw - rect.xy;
        let radius = min(quads[in.quad].corner_radius, 0.5 * min(size.x, size.y));
        if radius > 0.0 {
            let from_corner = abs(px - 0.5 * (rect.xy + rect.zw)) - 0.5 * size + radius;
            if all(from_corner > vec2f(0.0)) {
                coverage = clamp(0.5 + radius - length(from_corner), 0.0, 1.0);
            }
        }
    }
    let alpha = color.a * coverage;
    return vec4f(color.rgb * alpha, alpha);
}
