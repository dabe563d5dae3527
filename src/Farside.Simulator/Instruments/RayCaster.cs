using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Farside.Core.Geometry;
using Farside.Simulator.Surfaces;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Instruments;

/// <summary>
/// A ray through every pixel centre, more where one does not do: it walks over the heights at the resolution its footprint needs until it meets the ground, and tries the vehicles.
/// In an upright picture the ray above starts where the ray below ended: whatever the lower one flew over, the higher one flies over too.
/// </summary>
sealed partial class RayCaster(Scene scene)
{
    const int StripColumns = 48;
    const float FarthestM = 40_000;

    /// <param name="reuse">An earlier picture of the same size whose memory may be written over.</param>
    public Light Render(PinholeCamera camera, Pose<SiteFrame, CameraFrame> siteFromCamera, Light? reuse = null) =>
        Render(BrownCamera.From(camera), siteFromCamera, reuse);

    /// <param name="reuse">An earlier picture of the same size whose memory may be written over.</param>
    public Light Render(BrownCamera camera, Pose<SiteFrame, CameraFrame> siteFromCamera, Light? reuse = null)
    {
        var light = reuse is not null && reuse.Width == camera.Width && reuse.Height == camera.Height ? reuse : new Light(camera.Width, camera.Height);
        var eye = new Eye(camera, siteFromCamera);
        var kinds = new byte[camera.Width * camera.Height];
        var solids = new SolidsInView(scene.Solids, camera, siteFromCamera);
        EachStrip((from, to) => RenderStrip(light, eye, solids, kinds, from, to));
        EachStrip((from, to) => SpreadRays(light, eye, solids, kinds, from, to));
        return light;

        void EachStrip(Action<int, int> render) => Parallel.For(0, (camera.Width + StripColumns - 1) / StripColumns, strip =>
            render(strip * StripColumns, Math.Min(camera.Width, (strip + 1) * StripColumns)));
    }

    readonly struct Eye
    {
        readonly LensTable? _lens;

        public Eye(BrownCamera camera, Pose<SiteFrame, CameraFrame> pose)
        {
            _lens = camera.BendsRays ? new(camera) : null;
            var (r, f) = (pose.Rotation, (float)camera.FocalLengthPx);
            Origin = new((float)pose.Origin.X, (float)pose.Origin.Y, (float)pose.Origin.Z);
            Right = new((float)r.M11, (float)r.M21, (float)r.M31);
            Down = -new Vector3((float)r.M12, (float)r.M22, (float)r.M32);
            Ahead = -new Vector3((float)r.M13, (float)r.M23, (float)r.M33) * f;
            (Column0, Row0, PixelRad) = ((float)camera.PrincipalColumn, (float)camera.PrincipalRow, 1 / f);
            IsUpright = Down.Z < -0.5f;
        }

        public Vector3 Origin { get; }
        public Vector3 Right { get; }
        public Vector3 Down { get; }
        public Vector3 Ahead { get; }
        public float Column0 { get; }
        public float Row0 { get; }
        public float PixelRad { get; }
        public bool IsUpright { get; }

        public Vector3 Ray(float column, float row)
        {
            var shift = _lens is null ? default : _lens.Shift(column, row);
            return Vector3.Normalize(Ahead + (Right * (column - Column0 + shift.X)) + (Down * (row - Row0 + shift.Y)));
        }
    }

    void RenderStrip(Light light, Eye eye, SolidsInView solids, byte[] kinds, int from, int to)
    {
        var count = to - from;
        var starts = new float[count + 2];
        var ends = new float[count + 2];
        var nearest = NearestGroundM(eye);
        starts.AsSpan().Fill(nearest);
        var near = new List<SolidsInView.Candidate>();
        for (var row = light.Height - 1; row >= 0; row--)
        {
            solids.In(from, to, row, near);
            for (var n = 1; n <= count; n++)
            {
                var start = eye.IsUpright ? Math.Min(starts[n], Math.Min(starts[n - 1], starts[n + 1])) : nearest;
                var ray = eye.Ray(from + n - 1, row);
                var (distance, level) = March(eye, ray, start);
                ends[n] = distance;
                var i = (row * light.Width) + from + n - 1;
                var colour = Look(eye, ray, near, ref distance, level, out kinds[i]);
                (light.Red[i], light.Green[i], light.Blue[i], light.DistanceM[i]) = (colour.X, colour.Y, colour.Z, distance);
            }

            (ends[0], ends[count + 1]) = (ends[1], ends[count]);
            (starts, ends) = (ends, starts);
        }
    }

    // Nothing of the ground is nearer: the eye's clearance over ground no steeper than one in one.
    float NearestGroundM(Eye eye)
    {
        var clearance = eye.Origin.Z - scene.Ground.HeightAt(eye.Origin.X, eye.Origin.Y);
        return Math.Max(0.05f, Math.Max(clearance * 0.4f, eye.Origin.Z - scene.Ground.HighestM));
    }

    (float Distance, int Level) March(in Eye eye, Vector3 ray, float start)
    {
        // The eye stands near the middle: going out, levels only coarsen.
        var ground = scene.Ground;
        var levels = (TerrainLevel[])ground.Levels;
        var across = MathF.Sqrt((ray.X * ray.X) + (ray.Y * ray.Y));
        var approach = Math.Max((1.2f * across) - ray.Z, 0.12f);
        var minimum = 0.9f / Math.Max(across, 0.03f);
        var finest = eye.PixelRad * (1.1f / TerrainPyramid.FinestCellM);
        var (t, before, level) = (start * 0.9995f, start * 0.98f, 0);
        while (t < FarthestM)
        {
            var p = eye.Origin + (ray * t);
            if (ray.Z >= 0 && p.Z > ground.HighestM)
            {
                break;
            }

            level = ground.LevelAt(p.X, p.Y, Math.Clamp(Exponent(t * finest), level, ground.Coarsest));
            if (level < 0)
            {
                break;
            }

            var here = levels[level];
            var clearance = p.Z - here.HeightAt(p.X, p.Y);
            if (clearance <= 0)
            {
                return (Refine(here, eye.Origin, ray, before, t), level);
            }

            before = t;
            t += Math.Max(here.CellM * minimum, clearance * 0.85f / approach);
        }

        return (float.PositiveInfinity, -1);
    }

    // Floor of the binary logarithm plus one, never below 0 for footprints finer than the finest cell.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int Exponent(float value) => (BitConverter.SingleToInt32Bits(value) >> 23) - 126;

    static float Refine(TerrainLevel level, Vector3 origin, Vector3 ray, float above, float below)
    {
        for (var i = 0; i < 5; i++)
        {
            var middle = 0.5f * (above + below);
            var p = origin + (ray * middle);
            var isBelow = !level.Contains(p.X, p.Y) || p.Z <= level.HeightAt(p.X, p.Y);
            (above, below) = isBelow ? (above, middle) : (middle, below);
        }

        return 0.5f * (above + below);
    }

    // Light from whatever is nearest, and what that is: 0 sky, 1 ground, more a vehicle's material.
    Vector3 Look(in Eye eye, Vector3 ray, List<SolidsInView.Candidate> near, ref float distance, int level, out byte kind)
    {
        SolidHit? met = null;
        kind = (byte)(level < 0 ? 0 : 1);
        foreach (var candidate in CollectionsMarshal.AsSpan(near))
        {
            if (candidate.IsInTheWayOf(ray) && candidate.Solid.Meets(eye.Origin, ray, 0.05f, distance, out var hit))
            {
                (met, distance) = (hit, hit.Distance);
            }
        }

        if (met is { } solid)
        {
            kind = (byte)(2 + (int)solid.Material);
            return VehicleShading.Shade(scene, eye.Origin + (ray * distance), ray, solid, distance * eye.PixelRad);
        }

        return level < 0 ? default : ShadeGround(scene.Ground.Levels[level], eye.Origin + (ray * distance), ray, distance * eye.PixelRad);
    }

    // Compiled once and whole: laid out by a profile of the first strips it takes a quarter longer.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    Vector3 ShadeGround(TerrainLevel level, Vector3 place, Vector3 ray, float footprintM)
    {
        if (!level.Contains(place.X, place.Y))
        {
            return default;
        }

        var (east, north) = level.SlopeAt(place.X, place.Y);
        var cover = level.CoverAt(place.X, place.Y);
        if (!GroundMix.IsBareRock(cover))
        {
            (east, north) = Grain.Added(east, north, place.X, place.Y, level.CellM, footprintM); // bare rock is smooth
        }

        var normal = Vector3.Normalize(new(-east, -north, 1));
        var sun = scene.TowardsSun;
        var lit = level.LitAt(place.X, place.Y);
        if (lit > 0 && scene.IsShadedByVehicle(place + (normal * 0.003f)))
        {
            lit = 0;
        }

        var colour = GroundMix.Of(cover, Maturity.Of(level, place.X, place.Y, normal.Z, footprintM)).Colour;
        var cosEmission = -Vector3.Dot(normal, ray);
        var direct = lit * Photometry.Soil(Vector3.Dot(normal, sun), cosEmission, -Vector3.Dot(ray, sun));
        return colour * (direct + Photometry.FromGround(sun.Z, normal.Z));
    }
}
