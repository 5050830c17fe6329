// Line segments and heads of arrows, facing the eye.
//
// A segment is a quad along its axis, longer by the radius at a round end. Coverage follows the distance to the segment.
// A head is a flat triangle with its tip at the end of the segment; its edges are those of the triangle. Gradient shading
// of a head falls with the distance to the line from its tip to the start of the next segment: of the official viewer's
// strips the tip is one point, and the strip of the next arrow follows it. What follows the last head comes with the draw
// call (params: place, and 1 if there is one); else it has only its tip.
#import <shared/draw.wgsl>
#import <shared/coverage.wgsl>

@group(1) @binding(0) var<storage, read> starts: array<f32>;
@group(1) @binding(1) var<storage, read> ends: array<f32>;
@group(1) @binding(2) var<storage, read> radii: array<f32>;
@group(1) @binding(3) var<storage, read> colors: array<u32>;
@group(1) @binding(4) var<storage, read> kinds: array<u32>;

// Whether lines look like cylinders.
override HAS_GRADIENT: bool = false;

const HEAD_LENGTH: f32 = 4.0;
const HEAD_HALF_WIDTH: f32 = 2.0;
const THIN_HEAD_LENGTH: f32 = 10.0;
const THIN_HEAD_HALF_WIDTH: f32 = 3.0;
// The largest part of an arrow that its head may take.
const MAX_HEAD_SHARE: f32 = 0.75;

struct Varyings {
    @builtin(position) position: vec4f,
    // Along the axis from the start, across it, radius, size of a px: all in scene units.
    @location(0) local: vec4f,
    @location(1) @interpolate(flat) color: vec3f,
    // Length of the axis; negative for heads.
    @location(2) @interpolate(flat) axis_length: f32,
    // Heads: place relative to the tip, and the start of the next segment relative to the tip.
    @location(3) from_tip: vec3f,
    @location(4) @interpolate(flat) tip_to_next: vec3f,
}

// Bits 0..1 of each entry: corner of the quad (bit 0: at the end, bit 1: upper side) for six vertices.
const CORNERS: array<u32, 6> = array<u32, 6>(0u, 1u, 2u, 2u, 1u, 3u);

fn side_of(direction: vec3f, place: vec3f) -> vec3f {
    let to_eye = select(-place, vec3f(0.0, 0.0, 1.0), IS_ORTHOGRAPHIC);
    let side = cross(to_eye, direction);
    let length_of_side = length(side);
    // Seen exactly along its axis the segment is a dot; any side will do.
    if length_of_side <= 1e-6 * length(to_eye) {
        return vec3f(0.0, 1.0, 0.0);
    }
    return side / length_of_side;
}

@vertex
fn vs_main(@builtin(vertex_index) vertex: u32) -> Varyings {
    let segment = vertex / 6u;
    let slot = vertex % 6u;
    let corner = CORNERS[slot];
    let at_end = (corner & 1u) != 0u;
    let sign = select(-1.0, 1.0, (corner & 2u) != 0u);
    let kind = (kinds[segment >> 2u] >> ((segment & 3u) * 8u)) & 255u;

    var out: Varyings;
    out.position = NOWHERE;
    let base = segment * 3u;
    var start = view_from_obj(vec3f(starts[base], starts[base + 1u], starts[base + 2u]));
    var end = view_from_obj(vec3f(ends[base], ends[base + 1u], ends[base + 2u]));

    // Depths that widths in px follow.
    var start_depth = 1.0;
    var end_depth = 1.0;
    var caps = kind;
    var ends_early = IS_ORTHOGRAPHIC;
    if !IS_ORTHOGRAPHIC {
        // Cut off what is behind the eye. Widths in px grow with depth, which counts as 0 there: what is left of the line
        // narrows towards the eye less than that, as in the official viewer.
        let limit = -draw.near;
        start_depth = max(-start.z, 0.0);
        end_depth = max(-end.z, 0.0);
        if start.z > limit && end.z > limit {
            return out;
        }
        if start.z > limit {
            let part = (limit - start.z) / (end.z - start.z);
            start = mix(start, end, part);
            start_depth = mix(start_depth, end_depth, part);
            caps &= ~LINE_ROUND_START;
        } else if end.z > limit {
            if (kind & LINE_ARROW_HEAD) != 0u {
                return out;
            }
            let part = (limit - end.z) / (start.z - end.z);
            end = mix(end, start, part);
            end_depth = mix(end_depth, start_depth, part);
            caps &= ~LINE_ROUND_END;
            ends_early = true;
        }
    }

    let axis = end - start;
    var axis_length = length(axis);
    var direction = vec3f(1.0, 0.0, 0.0);
    if axis_length > 0.0 {
        direction = axis / axis_length;
    }
    let raw = radii[segment];
    let end_pixel = pixel_size_at(end);
    let end_radius = radius_at(raw, end_pixel);
    let is_thin = (kind & LINE_THIN_HEAD) != 0u;
    let head_length = min(end_radius * select(HEAD_LENGTH, THIN_HEAD_LENGTH, is_thin), MAX_HEAD_SHARE * axis_length);

    if (kind & LINE_ARROW_HEAD) != 0u {
        // One triangle: tip, then the two corners of its base.
        if slot > 2u || head_length <= 0.0 {
            return out;
        }
        let slope = select(HEAD_HALF_WIDTH / HEAD_LENGTH, THIN_HEAD_HALF_WIDTH / THIN_HEAD_LENGTH, is_thin);
        let half_width = head_length * slope;
        let side = side_of(direction, end);
        var along = 0.0;
        var across = 0.0;
        if slot != 0u {
            along = -head_length;
            across = select(-half_width, half_width, slot == 1u);
        }
        out.from_tip = direction * along + side * across;
        out.position = clip_from_view(end + out.from_tip);
        out.local = vec4f(0.0, 0.0, half_width, end_pixel);
        let next = base + 3u;
        if next < arrayLength(&starts) {
            out.tip_to_next = view_from_obj(vec3f(starts[next], starts[next + 1u], starts[next + 2u])) - end;
        } else if draw.params.w > 0.0 {
            out.tip_to_next = view_from_obj(draw.params.xyz) - end;
        }
        out.axis_length = -1.0;
        out.color = linear_from_packed(colors[segment]);
        return out;
    }

    if (kind & LINE_ARROW_SHAFT) != 0u {
        axis_length -= head_length;
        end = start + direction * axis_length;
        if !ends_early {
            end_depth = -end.z;
        }
    }
    let place = select(start, end, at_end);
    let pixel = pixel_size_at(place);
    let radius = radius_at(raw, draw.pixel_size * select(start_depth, end_depth, at_end));
    let round_bit = select(LINE_ROUND_START, LINE_ROUND_END, at_end);
    let cap = select(0.0, radius + 0.5 * pixel, (caps & round_bit) != 0u);
    let along = select(-cap, axis_length + cap, at_end);
    // Half a px more on each side holds the soft edge.
    let across = sign * (radius + 0.5 * pixel);
    out.position = clip_from_view(start + direction * along + side_of(direction, place) * across);
    out.local = vec4f(along, across, radius, pixel);
    out.axis_length = axis_length;
    out.color = linear_from_packed(colors[segment]);
    return out;
}

@fragment
fn fs_main(in: Varyings) -> Covered {
    let along = in.local.x;
    let radius = in.local.z;
    let beyond = max(max(-along, along - in.axis_length), 0.0);
    var distance = length(vec2f(beyond, in.local.y));
    var coverage = clamp(0.5 - (distance - radius) / in.local.w, 0.0, 1.0);
    if in.axis_length < 0.0 {
        let nearest = clamp(dot(in.from_tip, in.tip_to_next) / max(dot(in.tip_to_next, in.tip_to_next), 1e-30), 0.0, 1.0);
        distance = length(in.from_tip - in.tip_to_next * nearest);
        coverage = 1.0;
    }
    var shade = 1.0;
    if HAS_GRADIENT {
        let part = distance / radius;
        shade = 0.9 * max(0.2, 1.0 - part * part);
    }
    return opaque_output(in.color * shade, coverage);
}
