using Farside.Processing.Descent;
using Farside.Products.Descent;
using Farside.Products.Runner;
using Farside.Tests.Processing.Descent;

namespace Farside.Tests.Products.Descent;

public sealed class DescentSequenceTests : IDisposable
{
    readonly TemporaryFolder _temp = new();
    readonly FrameArchive _archive;

    public DescentSequenceTests() => _archive = new(_temp["archive"]);

    public void Dispose() => _temp.Dispose();

    /// <summary>By hand: index 983 at 9.83 frames a second is 100 s after index 0; ten frames share a stamp.</summary>
    [Fact]
    public void Times_follow_from_the_index()
    {
        Add(0, stamp: "022009");
        Add(5, stamp: "022009");
        Add(983, stamp: "022149");
        var sequence = Open();

        Assert.Equal("lcam-0001", _id);
        Assert.Equal([0, 5 / 9.83, 100], sequence.Frames.Select(frame => frame.Seconds));
        Assert.Equal("2019-01-03T02:21:49.000Z", sequence.Frames[2].Time.ToUtcText());
        Assert.Equal([new(1, 4), new(6, 982)], sequence.Missing);
        Assert.Equal(3 / 984.0, sequence.Completeness, 12);
    }

    [Fact]
    public void A_sequence_that_begins_later_counts_from_index_0_all_the_same()
    {
        Add(983, stamp: "022149");
        Add(984, stamp: "022149");
        Assert.Equal("2019-01-03T02:20:09.000Z", Open().Start.ToUtcText());
    }

    [Fact]
    public void A_broken_frame_is_named_with_its_reason_and_the_others_are_read()
    {
        Add(0);
        Add(1);
        _archive.AddBroken("CE4_GRAS_LCAM-1-0002_SCI_N_20190103022009_20190103022009_0001_A.2A");
        Add(3);
        var sequence = Open();

        Assert.Equal([2], sequence.Of(FrameState.Broken));
        Assert.Contains("Fetch it again", sequence.Frames[2].Note, StringComparison.Ordinal);
        Assert.Equal([0, 1, 3], sequence.Of(FrameState.Useful));
    }

    string _id = "";

    void Add(int index, string stamp = "022009") =>
        _archive.AddLcam(index, stamp, BumpyGround.Frame(64, 64, (x, y) => BumpyGround.Shade(x + (7 * index), y), noise: 1, index));

    DescentSequence Open()
    {
        var recipe = new Opening();
        var report = Made.Run([recipe], _archive, _temp["products"]);
        Assert.Empty(report.Failures);
        _id = recipe.Id;
        return recipe.Opened!;
    }

    sealed class Opening : Recipe
    {
        public override string Name => "opening";
        public override int Version => 1;

        public string Id { get; private set; } = "";
        public DescentSequence? Opened { get; private set; }

        public override IEnumerable<Job> Plan(Shelf shelf) => DescentSequence.Of(shelf).Select(descent => new Job(Name, descent.Id) { Inputs = descent.Frames });

        public override void Make(Job job, Workbench bench) => (Id, Opened) = (job.Id, DescentSequence.Open(job.Inputs, bench));
    }
}
