using Farside.Archive.Missions;
using Farside.Archive.Store;
using Farside.Core.Rasters;
using Farside.Formats.Png;

namespace Farside.Simulator.Evaluation.Colour;

/// <summary>
/// The pictures' masks, bits 2 and 4, against the detector's true hot pixels and dead columns. Of what a mask says, every hot pixel counts however faint; of what is true, those
/// count that add a fiftieth of full scale in that frame, which is five deviations of noise where ground is exposed for.
/// </summary>
sealed class DefectMaskEvaluation : IEvaluation
{
    const string HotPrecision = "hot pixels in the mask, precision";
    const string HotRecall = "hot pixels in the mask, recall";
    const string DeadPrecision = "dead columns in the mask, precision";
    const string DeadRecall = "dead columns in the mask, recall";

    const byte HotBit = 2;
    const byte DeadBit = 4;
    const double LeastShare = 0.02;

    /// <summary>What stays broken in fewer scenes is not to be told from the scene, and no product claims it.</summary>
    const int LeastScenes = 3;

    public IReadOnlyList<string> Quantities => [HotPrecision, HotRecall, DeadPrecision, DeadRecall];

    public IEnumerable<Finding> Judge(EvaluationInput input, CancellationToken cancel)
    {
        var cameras = input.Truth.Shots().Where(shot => shot.HotPixels is not null && input.Entry(shot.Product) is not null && !input.Truth.IsRuined(shot.Product))
            .GroupBy(shot => CameraOf(shot.Product)).Where(camera => camera.Key.Length > 0).OrderBy(camera => camera.Key, StringComparer.Ordinal);
        return cameras.SelectMany(camera => Judge(input, camera.Key, [.. camera], cancel));
    }

    static IEnumerable<Finding> Judge(EvaluationInput input, string camera, List<TrueShot> shots, CancellationToken cancel)
    {
        var tally = new Tally();
        foreach (var shot in input.Choose(shots))
        {
            cancel.ThrowIfCancellationRequested();
            if (input.TryRead(shot.Product, () => Mask(input, shot)) is { } mask)
            {
                tally.Add(mask, shot, Math.Max(1, DetectorWidth(shot.Product) / mask.Width), IsSearched(input, shot.Product, mask.Width));
            }
        }

        if (tally.Frames == 0)
        {
            input.SayAbsent($"hot pixels and dead columns, {camera}", "no picture with a mask");
        }

        if (tally is { Frames: > 0, Searched: 0 })
        {
            input.SayAbsent($"hot pixels and dead columns, recall, {camera}", $"fewer than {LeastScenes} frames of different scenes to find them by: only spikes are claimed");
        }

        return tally.Values().Select(value => new Finding(value.Quantity, camera, value.Value, tally.Frames, shots.Count));
    }

    static bool IsSearched(EvaluationInput input, string product, int width) =>
        MadeColour.Of(input, product)?.Searched.GetValueOrDefault(width, LeastScenes) is null or >= LeastScenes;

    static Bitmap? Mask(EvaluationInput input, TrueShot shot)
    {
        var path = input.Products.PathOf("picture", shot.Product, "mask.png");
        return !File.Exists(path) ? null : PngReader.Read(path) is { Channels: 1, Kind: SampleKind.UInt8 } mask ? mask
            : throw new SimulationException(path, "a picture of another kind", "8 bits of grey", "Make the picture again.");
    }

    static int DetectorWidth(string product) => ProductName.TryParse(product, out var name)
        ? MissionRegistry.Find(name.Mission)?.Instrument(name.Instrument)?.Mode(name.Instrument == "PCAM" ? "C" : name.Mode).Count("samples") ?? 0 : 0;

    static string CameraOf(string product) => !ProductName.TryParse(product, out var name) ? ""
        : $"{name.Instrument} {name.Eye switch { "L" => "left", "R" => "right", _ => "" }}, mode {name.Mode}".Replace(" ,", ",", StringComparison.Ordinal);

    /// <summary>Counts over the frames of one camera and mode.</summary>
    sealed class Tally
    {
        int _hotSaid, _hotRight, _hotTrue, _hotFound, _deadSaid, _deadRight, _deadTrue;

        public int Frames { get; private set; }

        /// <summary>Frames whose detector was searched.</summary>
        public int Searched { get; private set; }

        /// <param name="joined">Real pixels in one of the picture, each way.</param>
        /// <param name="isSearched">Whether what is broken was looked for: else only what the mask says is judged.</param>
        public void Add(Bitmap mask, TrueShot shot, int joined, bool isSearched)
        {
            Frames++;
            Searched += isSearched ? 1 : 0;
            var hot = Hot(shot, joined);
            var dead = (shot.DeadColumns ?? []).Select(column => column / joined).ToHashSet();
            var (saidHot, saidDead) = Said(mask);
            _hotSaid += saidHot.Count;
            _hotRight += saidHot.Count(hot.ContainsKey);
            var strong = hot.Where(pixel => isSearched && pixel.Value >= LeastShare * 1023 && !dead.Contains(pixel.Key.Column)).Select(pixel => pixel.Key).ToList();
            _hotTrue += strong.Count;
            _hotFound += strong.Count(saidHot.Contains);
            _deadSaid += saidDead.Count;
            _deadRight += saidDead.Count(dead.Contains);
            _deadTrue += isSearched ? dead.Count : 0;
        }

        public IEnumerable<(string Quantity, double Value)> Values() =>
            from value in ((string, int, int)[])[(HotPrecision, _hotRight, _hotSaid), (HotRecall, _hotFound, _hotTrue), (DeadPrecision, _deadRight, _deadSaid), (DeadRecall, _deadRight, _deadTrue)]
            where value.Item3 > 0
            select (value.Item1, value.Item2 / (double)value.Item3);

        // Data numbers of the ten-bit scale that each adds in this frame.
        static Dictionary<(int Column, int Row), double> Hot(TrueShot shot, int joined)
        {
            var hot = new Dictionary<(int Column, int Row), double>();
            foreach (var (column, row, dnPerMs) in shot.HotPixels!)
            {
                var place = (column / joined, row / joined);
                hot[place] = hot.GetValueOrDefault(place) + (dnPerMs * (shot.ExposureMs ?? 0) / (joined * joined));
            }

            return hot;
        }

        // A dead column is one that is flagged from end to end.
        static (HashSet<(int Column, int Row)> Hot, List<int> Dead) Said(Bitmap mask)
        {
            var hot = new HashSet<(int Column, int Row)>();
            var dead = new int[mask.Width];
            for (var y = 0; y < mask.Height; y++)
            {
                var row = mask.Row(y);
                for (var x = 0; x < row.Length; x++)
                {
                    dead[x] += (row[x] & DeadBit) != 0 ? 1 : 0;
                    if ((row[x] & HotBit) != 0)
                    {
                        hot.Add((x, y));
                    }
                }
            }

            return (hot, [.. Enumerable.Range(0, mask.Width).Where(x => dead[x] == mask.Height)]);
        }
    }
}
