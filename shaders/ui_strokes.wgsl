// User interface: straight strokes with round ends, blended in gamma space.
#import <shared/draw.wgsl>

@group(1) @binding(0) var<storage, read> strokes: array<UiStroke>;

struct Varyings {
    @builtin(position) position: vec4f,
    @location(0) @interpolate(flat) start: vec2f,
    // Direction and length of the axis.
    @location(1) @interpolate(flat) axis: vec3f,
    @location(2) @interpolate(flat) radius: f32,
    @location(3) @interpolate(flat) color: vec4f,
}

const CORNERS: array<u32, 6> = array<u32, 6>(0u, 1u, 2u, 2u, 1u, 3u);
const SAMPLES: array<vec2f, 4> = array<vec2f, 4>(
    vec2f(-0.125, -0.375),
    vec2f(0.375, -0.125),
    vec2f(-0.375, 0.125),
    vec2f(0.125, 0.375),
);

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> Varyings {
    let stroke = strokes[vertex / 6u];
    let corner = CORNERS[vertex % 6u];
    let between = stroke.ends.zw - stroke.ends.xy;
    let size = length(between);
    var direction = vec2f(1.0, 0.0);
    if size > 0.0 {
        direction = between / size;
    }
    let outer = stroke.radius + 0.5;
    let along = select(-outer, size + outer, (corner & 1u) != 0u);
    let across = select(-outer, outer, (corner & 2u) != 0u);
    let place = stroke.ends.xy + along * direction + across * vec2f(-direction.y, direction.x);
    let unit = (place - draw.viewport.xy) / draw.viewport.zw;
    var out: Varyings;
    out.position = vec4f(unit.x * 2.0 - 1.0, 1.0 - unit.y * 2.0, 0.0, 1.0);
    out.start = stroke.ends.xy;
    out.axis = vec3f(direction, size);
    out.radius = stroke.radius;
    out.color = unpack4x8unorm(stroke.color);
    return out;
}

@fragment
fn fs_main(in: Varyings) -> @location(0) vec4f {
    let from_start = in.position.xy - in.start;
    let direction = in.axis.xy;
    let size = in.axis.z;
    let along = dot(from_start, direction);
    let across = dot(from_start, vec2f(-direction.y, direction.x));
    let beyond = max(max(-along, along - size), 0.0);
    let outer = in.radius + 0.5;
    var coverage = clamp(outer - sqrt(beyond * beyond + across * across), 0.0, 1.0);
    if size > 0.0 {
        var inside = 0.0;
        for (var i = 0u; i < 4u; i++) {
            let shift = SAMPLES[i];
            let s = along + dot(shift, direction);
            let t = across + dot(shift, vec2f(-direction.y, direction.x));
            inside += select(0.0, 0.25, abs(t) <= outer && s >= -outer && s <= size + outer);
        }
        coverage *= inside;
    }
    let alpha = in.color.a * coverage;
    return vec4f(in.color.rgb * alpha, alpha);
}
