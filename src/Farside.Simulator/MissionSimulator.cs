using System.Numerics;
using Farside.Archive.Labels;
using Farside.Core.Time;
using Farside.Simulator.Instruments;
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
                var seconds = index / DescentProfile.FramesPerSecond;
                PlumeDust.Over(light, DescentProfile.HeightM(seconds), seconds, _seed);
                var exposure = Exposure.For(Sensor.Lcam, light).Settling(index);
                Keep(shot, LcamLabel.Of(shot), Detector.Grey(light, exposure, SeedOf(shot)));
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
                var exposure = Exposure.For(Sensor.Tcam, light);
                Keep(shot, TcamLabel.Of(shot, exposure.Milliseconds, temperature), Detector.Display(light, exposure, SeedOf(shot)));
            }
        }

        void Panorama(TerrainPyramid ground, Station station, IReadOnlyList<Vehicle> vehicles)
        {
            var height = ground.HeightAt(station.X, station.Y, 4);
            Scene? scene = null;
            Exposure? chosen = null;
            for (var number = 0; number < station.Pointings.Count; number++)
            {
                foreach (var shot in Schedule.Pair(station, number, height))
                {
                    Report("panoramic camera");
                    scene ??= new Scene(ground, vehicles, shot.Sun).WithShadows();
                    var light = _light = new RayCaster(scene).Render(shot.Camera, shot.SiteFromCamera, _light);
                    var sensor = Sensor.Pcam(shot.Name.Eye == "L");
                    chosen ??= Exposure.For(sensor, light); // one exposure for the whole sequence
                    var exposure = Exposure.Of(sensor, chosen.Value.Milliseconds);
                    var samples = station.IsColour ? Detector.Bayer(sensor, light, exposure, SeedOf(shot)) : Detector.Panchromatic(sensor, light, exposure, SeedOf(shot));
                    Keep(shot, PcamLabel.Of(shot, Statistics.Of(samples)), Detector.LittleEndian(samples));
                }
            }
        }

        void Radar(TerrainPyramid ground)
        {
            var start = Epoch.FromUtc(2019, 1, 9, 20, 48, 12, 605_000_000);
            var drive = new LprDrive(Schedule.RoverPath, (x, y) => ground.HeightAt(x, y, 5), start, options.Size is SimulationSize.Small ? 45 : 676);
            var subsurface = new Subsurface(_seed, drive.LengthM);
            foreach (var channel in (ReadOnlySpan<LprChannel>)[LprChannel.Channel1, LprChannel.Channel2A, LprChannel.Channel2B])
            {
                Report("penetrating radar");
                cancellation.ThrowIfCancellationRequested();
                var recorder = new LprRecorder(channel, drive, subsurface, _seed);
                var bytes = recorder.Record(out var first, out var last);
                var name = Schedule.Name(channel.Payload, Epoch.FromUtc(2019, 1, 4, 0, 40), "0001", 'A', "2B") with { Stop = Epoch.FromUtc(2019, 1, 9, 21, 39) };
                store.Keep($"LPR/{channel.Payload[4..]}/2B/2019-07", name, LprLabel.Of(name, channel, first, last, bytes.Length / recorder.RecordBytes, recorder.RecordBytes), bytes);
            }

            store.Truth.Radar(drive, subsurface);
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
