using System.Numerics;
using Farside.Archive.Labels;
using Farside.Core.Time;
using Farside.Simulator.Instruments;
using Farside.Simulator.Instruments.Radar;
using Farside.Simulator.Terrain;
using Farside.Simulator.Vehicles;

namespace Farside.Simulator;

/// <summary>Writes a look-alike Chang'e-4 archive, and beside it, in <c>ARCHIVE.truth</c>, what is true of it.</summary>
public static class MissionSimulator
{
    /// <param name="archive">Folder to write; it must be absent, empty, or an earlier simulation.</param>
    /// <returns>The data files of the archive, absolute paths in the order written, as they were before any fault.</returns>
    public static IReadOnlyList<string> Write(string archive, SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation = default)
    {
        var store = new SimulatedStore(Path.GetFullPath(archive), options);
        if (store.IsDone(out var files))
        {
            return files;
        }

        store.Begin();
        new Run(store, options, progress, cancellation).All();
        return store.Finish();
    }

    /// <summary>One simulation under way.</summary>
    sealed class Run(SimulatedStore store, SimulationOptions options, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
    {
        readonly uint _seed = Chance.Mix((uint)options.Seed + 0x5eed);
        readonly Vector3 _terrainCamera = new(0.0912f, 0.1301f, 2.187f);
        int _done;
        int _total;
        Light? _light;

        public void All()
        {
            var stations = Schedule.Stations(options.Size).ToList();
            _total = Schedule.Landing(options.Size, 0).Count() + Schedule.Terrain(options.Size).Count() + stations.Sum(station => 2 * station.Pointings.Count) + 3;
            var baker = new TerrainBaker(new()
            {
                Seed = _seed,
                Size = options.Size is SimulationSize.Small ? 512 : 2048,
                RoverPath = Schedule.RoverPath,
            });
            Report("terrain");
            var ground = baker.Bake();
            store.Truth.Terrain(_seed, ground.HeightAt(0, 0));
            Landing(ground);
            var lander = Lander.StandingAt(0, _terrainCamera);
            var around = baker.Bake(0, 0, ground);
            Terrain(around, lander, stations[^1]);
            foreach (var station in stations)
            {
                cancellation.ThrowIfCancellationRequested();
                around = baker.Bake(station.X, station.Y, ground, around);
                Panorama(around, station, [lander, Lander.CameraHead(_terrainCamera)]);
            }

            Radar(ground);
        }

        void Landing(TerrainPyramid ground)
        {
            var shots = Schedule.Landing(options.Size, 0).ToList();
            var scene = new Scene(ground, [], shots[0].Sun).WithShadows();
            foreach (var shot in shots)
            {
                Report("landing camera");
                var light = _light = new RayCaster(scene).Render(shot.Camera, shot.SiteFromCamera, _light);
                var index = shot.Name.Index!.Value;

                // The exposure control has not settled when the camera wakes up: all but white.
                var gain = Exposure.For(light, 0.5, index == 0 ? 4000 : 112);
                Keep(shot, LcamLabel.Of(shot), Detector.Grey(light, gain, SeedOf(shot)));
            }
        }

        void Terrain(TerrainPyramid ground, Vehicle lander, Station rover)
        {
            var shots = Schedule.Terrain(options.Size).ToList();
            var scene = new Scene(ground, [lander, RoverAt(ground, rover)], shots[0].Sun).WithShadows();
            Light? light = null;
            for (var i = 0; i < shots.Count; i++)
            {
                Report("terrain camera");
                var shot = shots[i];
                if (light is null || shot.Mast != shots[i - 1].Mast)
                {
                    light = _light = new RayCaster(scene).Render(shot.Camera, shot.SiteFromCamera, _light); // a repeated shot sees the same, two seconds later
                }

                var temperature = 21.095 + (0.01 * shot.Name.Index!.Value);
                Keep(shot, TcamLabel.Of(shot, 6, temperature), Detector.Display(light, Exposure.For(light, 0.5, 118), SeedOf(shot)));
            }
        }

        void Panorama(TerrainPyramid ground, Station station, IReadOnlyList<Vehicle> vehicles)
        {
            var height = ground.HeightAt(station.X, station.Y, 4);
            Scene? scene = null;
            var gain = 0f;
            for (var number = 0; number < station.Pointings.Count; number++)
            {
                foreach (var shot in Schedule.Pair(station, number, height))
                {
                    Report("panoramic camera");
                    scene ??= new Scene(ground, vehicles, shot.Sun).WithShadows();
                    var light = _light = new RayCaster(scene).Render(shot.Camera, shot.SiteFromCamera, _light);
                    gain = gain == 0 ? Exposure.For(light, 0.8, 330) : gain; // one exposure for the whole sequence
                    var samples = station.IsColour ? Detector.Bayer(light, gain, SeedOf(shot)) : Detector.Binned(light, gain, SeedOf(shot));
                    Keep(shot, PcamLabel.Of(shot, Statistics.Of(samples)), Detector.LittleEndian(samples));
                }
            }
        }

        void Radar(TerrainPyramid ground)
        {
            var start = Epoch.FromUtc(2019, 1, 9, 20, 48, 12, 605_000_000);
            var duration = options.Size is SimulationSize.Small ? 45 : 676;
            var period = new LprPeriod
            {
                Sequence = "0001",
                PlannedStart = Epoch.FromUtc(2019, 1, 4, 0, 40),
                PlannedStop = Epoch.FromUtc(2019, 1, 9, 21, 39),
                Start = start,
                Stop = start + TimeSpan.FromSeconds(duration),
                Path = [.. Schedule.RoverPath.TakeWhile(place => -3.1 - place.Y <= LprPeriod.LengthFor(duration))],
                GroundM = (x, y) => ground.HeightAt(x, y, 5),
                ReleaseMonth = "2019-07",
            };
            var recording = LprRecording.Of(period, new Subsurface(_seed), _seed);
            foreach (var (product, _) in recording.Products(cancellation))
            {
                Report("penetrating radar");
                store.Keep(product.Folder, product.Name, product.Label, product.Data);
            }

            store.Truth.Radar(recording.Truth());
        }

        static Vehicle RoverAt(TerrainPyramid ground, Station station) =>
            Rover.StandingAt(new((float)station.X, (float)station.Y, ground.HeightAt(station.X, station.Y, 4)), (float)(station.HeadingDeg * Math.PI / 180));

        void Keep(Shot shot, LabelElement label, byte[] data)
        {
            cancellation.ThrowIfCancellationRequested();
            store.Keep(shot.Folder, shot.Name, label, data);
            store.Truth.Shot(shot);
        }

        uint SeedOf(Shot shot) => Chance.Of(_seed, shot.Name.Index ?? 0, shot.Name.Payload.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter)), shot.Name.Sequence[^1]);

        void Report(string doing) => progress?.Report(new(Math.Min(_done++, _total), _total, doing));
    }
}
