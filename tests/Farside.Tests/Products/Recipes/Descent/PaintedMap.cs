using Farside.Core.Rasters;
using Farside.Processing.Descent;
using Farside.Products.Descent;
using Farside.Products.Recipes.Descent;
using Farside.Products.Recipes.Geometry;
using Farside.Products.Runner;
using Farside.Tests.Processing.Descent.Map;

namespace Farside.Tests.Products.Recipes.Descent;

/// <summary>A map made once of painted frames, by the recipe.</summary>
public sealed class PaintedMap : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public PaintedMap() => Assert.Empty(Run(_folder, isSolved: true).Failures);

    public string Folder => Path.Combine(_folder["products"], "descent-map", "lcam-0001");

    public void Dispose() => _folder.Dispose();

    internal static RunReport Run(TemporaryFolder folder, bool isSolved, params IReadOnlyList<string> baseMaps)
    {
        var (archive, scene) = (new FrameArchive(folder["archive"]), new PaintedDescent());
        for (var i = 0; i < PaintedDescent.Way.Count; i++)
        {
            archive.AddLcam(i, "022009", Samples(scene.Take(i)), isSimulated: true);
        }

        return Made.Run([new PaintedTrack(isSolved), new DescentMapRecipe(new() { FinestM = 0.5, FramesPerLevel = 4, MostPx = 512, WholePx = 1024, BaseMaps = baseMaps })], archive, folder["products"]);
    }

    static Bitmap Samples(Raster<Linear> light)
    {
        var samples = new Bitmap(light.Width, light.Height, 1, SampleKind.UInt8);
        for (var at = 0; at < samples.Bytes.Length; at++)
        {
            samples.Bytes[at] = (byte)Math.Clamp(Math.Round(light.Pixels[at].Value), 0, 254);
        }

        return samples;
    }

    /// <summary>The track that the painted frames were taken along.</summary>
    sealed class PaintedTrack(bool isSolved) : Recipe
    {
        public override string Name => "descent-track";

        public override int Version => 1;

        public override IEnumerable<Job> Plan(Shelf shelf) =>
            from descent in DescentSequence.Of(shelf)
            select new Job(Name, descent.Id) { Inputs = descent.Frames, Subject = new("LCAM", "0001", "1", "ce4") };

        public override void Make(Job job, Workbench bench)
        {
            _ = bench.Read(job.Inputs[0]);
            var poses = job.Inputs.Select((entry, i) => new DescentPose(entry.Id, i, i, FrameState.Useful)
            {
                IsSolved = isSolved,
                RmsPx = 0.1,
                HeightM = PaintedDescent.Way[i].Origin.Z,
                SiteFromCamera = PoseNumbers.Of(PaintedDescent.Way[i]),
            });
            bench.Write(DescentTrack.FileName, FileRole.Data, new DescentTrack
            {
                Camera = DescentCamera.Of(PaintedDescent.Camera),
                FramesPerSecond = 1,
                StartUtc = "2019-01-03T02:20:09.000Z",
                Ground = new([0, 0, 1], 0),
                Scale = new("rest height", 0.02, "a test"),
                Frames = [.. poses],
            }.Write());
        }
    }
}
