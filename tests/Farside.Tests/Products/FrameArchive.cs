using Farside.Archive.Store;
using Farside.Core;
using Farside.Core.Measurements;
using Farside.Core.Rasters;

namespace Farside.Tests.Products;

/// <summary>Measurements handed over by a test as an archive; the files on disk hold only what is hashed.</summary>
public sealed class FrameArchive(string root) : IArchive
{
    readonly Dictionary<string, Func<Measurement>> _products = new(StringComparer.Ordinal);

    public string Root { get; } = Directory.CreateDirectory(root).FullName;

    public IReadOnlyList<ArchiveEntry> Entries => [.. _products.Keys.Order(StringComparer.Ordinal).Select(Entry)];

    /// <summary>A frame of the panoramic camera by its real name.</summary>
    /// <param name="day">Day of January 2019.</param>
    public void AddPcam(string mode, char eye, int index, Bitmap samples, bool isSimulated = false, string sequence = "0001", int day = 4) =>
        Add($"CE4_GRAS_PCAM{eye}-{mode}-{index:D3}_SCI_N_201901{day:D2}0415{index:D2}_201901{day:D2}0415{index:D2}_{sequence}_B.2B", name => new Frame
        {
            Observation = Observe(name, isSimulated),
            Samples = samples,
            Meaning = SampleMeaning.Linear,
            Bayer = mode == "C" ? BayerPattern.Rggb : null,
            FullScaleDn = 1023,
        });

    /// <summary>A grey frame of the landing camera by its real name.</summary>
    /// <param name="stamp">Hour, minute and second of the landing day.</param>
    public void AddLcam(int index, string stamp, Bitmap samples, bool isSimulated = false) =>
        Add($"CE4_GRAS_LCAM-1-{index:D4}_SCI_N_20190103{stamp}_20190103{stamp}_0001_A.2A", name => new Frame
        {
            Observation = Observe(name, isSimulated),
            Samples = samples,
            Meaning = SampleMeaning.Unknown,
            FullScaleDn = 255,
        });

    public void AddRadar(Func<Observation, Radargram> section) =>
        Add("CE4_GRAS_LPR-2B_SCI_N_20190104004000_20190109213900_0001_A.2B", name => section(Observe(name, false)));

    /// <summary>A section of the rover's radar by its real name.</summary>
    /// <param name="mode">1, 2A or 2B.</param>
    public void AddRadar(string mode, string sequence, Func<Observation, Radargram> section) =>
        Add($"CE4_GRAS_LPR-{mode}_SCI_N_20190104004000_20190109213900_{sequence}_A.2B", name => section(Observe(name, false)));

    public void AddBroken(string id) => Add(id, _ => throw new FarsideException($"{id}: Array/axes: found 0; expected 2. Fetch it again."));

    public Measurement Read(ArchiveEntry entry) => _products[entry.Id]();

    void Add(string id, Func<ProductName, Measurement> measure)
    {
        Assert.True(ProductName.TryParse(id, out var name));
        File.WriteAllText(Path.Combine(Root, id), id);
        File.WriteAllText(Path.Combine(Root, id + "L"), id);
        _products[id] = () => measure(name);
    }

    static Observation Observe(ProductName name, bool isSimulated) => new()
    {
        Id = name.FileName,
        Mission = name.Mission,
        Instrument = name.Instrument,
        Mode = name.Mode,
        Eye = name.Eye,
        Sequence = name.Sequence,
        Index = name.Index,
        Start = name.Start,
        Level = name.Level,
        IsSimulated = isSimulated,
    };

    ArchiveEntry Entry(string id)
    {
        Assert.True(ProductName.TryParse(id, out var name));
        var data = new FileInfo(Path.Combine(Root, id));
        return new(id, name, data.FullName + "L", data.FullName, data.Length, data.Length, data.LastWriteTimeUtc);
    }
}
