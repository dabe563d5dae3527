using System.Numerics;
using Farside.Core.Time;
using Farside.Simulator.Instruments;
using Farside.Simulator.Instruments.Radar;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator.Mission;

/// <summary>What all activities of a simulation share: the ground, who stands on it, the Sun's shadows. Made when first asked for, kept while it serves.</summary>
sealed class World
{
    // Shadows are cast anew every ten minutes of the mission, for the middle of the ten: the Sun moves 0.08° in them, so that it errs by a tenth of its own width at most. By the clock and
    // not since the last scene, or what was written before would decide the bytes of what is written now.
    const long ShadowsEveryS = 600;

    readonly TerrainBaker _baker;
    TerrainPyramid? _lander;
    (double X, double Y, double DrivenM, TerrainPyramid Ground)? _around;
    (TerrainPyramid Ground, string Company, Epoch SunTime, Scene Scene)? _scene;
    Light? _light;

    public World(SimulationOptions options)
    {
        Options = options;
        Seed = Chance.Mix((uint)options.Seed + 0x5eed);
        _baker = new(new()
        {
            Seed = Seed,
            Size = options.Size is SimulationSize.Small ? 512 : 2048,
            ShareFrom = options.Size is SimulationSize.Year ? 6 : 5,
            RoverPath = RoverRoute.Places,
        });
    }

    public SimulationOptions Options { get; }

    /// <summary>The mission's cameras, and what its labels get wrong about them.</summary>
    public CameraRig Rig => field ??= new(Seed);

    /// <summary>Start of all that is left to chance.</summary>
    public uint Seed { get; }

    /// <summary>The middle of the terrain camera's head.</summary>
    public static Vector3 TerrainCamera { get; } = new(0.0917f, 0.1261f, 2.1876f);

    /// <summary>The ground around the lander before the rover drove.</summary>
    public TerrainPyramid Landing => _lander ??= _baker.Bake();

    /// <summary>What the radar looks into.</summary>
    public Subsurface Subsurface => field ??= new(Seed);

    /// <summary>The ground around a place, with the tracks of so many metres.</summary>
    public TerrainPyramid GroundAt(double x, double y, double drivenM)
    {
        if (_around is not { } known || known.X != x || known.Y != y || known.DrivenM != drivenM)
        {
            var landing = Landing;
            var spent = _around?.Ground;
            (_around, _scene) = (null, null);
            _around = (x, y, drivenM, _baker.Bake(x, y, landing, RoverRoute.Between(0, drivenM), spent));
        }

        return _around!.Value.Ground;
    }

    /// <summary>A scene lit by the Sun of a time.</summary>
    /// <param name="company">Names the vehicles, so that the same company is not set up twice.</param>
    /// <param name="isExact">For a single look whose label states the Sun; pictures one after the other share shadows that are wrong by up to five minutes.</param>
    public Scene SceneAt(TerrainPyramid ground, string company, Func<IReadOnlyList<Vehicle>> vehicles, Epoch time, bool isExact = false)
    {
        var sunTime = isExact ? time : MiddleOfTen(time);
        if (_scene is not { } known || known.Ground != ground || known.Company != company || known.SunTime != sunTime)
        {
            _scene = (ground, company, sunTime, new Scene(ground, vehicles(), LandingSite.SunAt(sunTime)).WithShadows());
        }

        return _scene!.Value.Scene;
    }

    /// <summary>Start of the noise of one exposure.</summary>
    public uint SeedOf(Shot shot) =>
        Chance.Of(Seed, shot.Name.Index ?? 0, shot.Name.Payload.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)), shot.Name.Sequence.Aggregate(3, (hash, digit) => unchecked((hash * 31) + digit)));

    /// <summary>The ground about the lander from a level on, without anybody on it, under the exact Sun of a time. Its shadows replace those of the scene before.</summary>
    public Scene CoarseSceneAt(int finestLevel, Epoch time)
    {
        _scene = null;
        return new Scene(new([.. Landing.Levels.Skip(finestLevel)]), [], LandingSite.SunAt(time)).WithShadows();
    }

    /// <summary>What a camera sees; the picture is written over by the next.</summary>
    public Light Render(Scene scene, Shot shot) => _light = new RayCaster(scene).Render(shot.Camera, shot.SiteFromCamera, _light);

    static Epoch MiddleOfTen(Epoch time)
    {
        var tens = Math.Floor((time - LandingSite.LandingCameraOn).TotalSeconds / ShadowsEveryS);
        return LandingSite.LandingCameraOn + TimeSpan.FromSeconds((tens + 0.5) * ShadowsEveryS);
    }
}
