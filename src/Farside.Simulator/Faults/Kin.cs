using Farside.Archive.Store;

namespace Farside.Simulator.Faults;

/// <summary>The products that a fault can befall, told by their names alone.</summary>
/// <param name="Words">For people, in the plural.</param>
/// <param name="With">All products that the fault harms together with this one, itself among them; null: it alone.</param>
sealed record Kin(string Words, Func<ProductFiles, Listing, bool> Fits, Func<ProductFiles, Listing, IReadOnlyList<ProductFiles>>? With = null)
{
    public static Kin Any { get; } = new("products of any kind", (_, _) => true);
    public static Kin Lcam { get; } = Of("landing-camera frames", name => name.Instrument is "LCAM");
    public static Kin Tcam { get; } = Of("terrain-camera frames", name => name.Instrument is "TCAM");
    public static Kin Pcam { get; } = Of("panoramic-camera frames", name => name.Instrument is "PCAM");
    public static Kin Frames { get; } = Of("frames of any camera", IsFrame);

    /// <summary>TCAM and PCAM: the labels that carry angles and view vectors.</summary>
    public static Kin Posed { get; } = Of("terrain- and panoramic-camera frames", name => name.Instrument is "TCAM" or "PCAM");
    public static Kin Radar { get; } = Of("radar files", name => name.Instrument is "LPR");
    public static Kin Lfrs { get; } = Of("radio-spectrometer files of version B", name => name is { Instrument: "LFRS", Version: 'B' });

    /// <summary>Raw numbers without any text among them.</summary>
    public static Kin Binary { get; } = Of("frames, cubes and radar files", name => IsFrame(name) || name.Instrument is "LPR" || name is { Instrument: "VNIS", Mode: "VD" });

    public static Kin Tables { get; } = Of("tables of text", name => name.Instrument is "LND" or "ASAN" || name is { Instrument: "VNIS", Mode: "SD" });

    /// <summary>Those whose labels state where the Sun stands.</summary>
    public static Kin Sunlit { get; } = Of("terrain-camera frames and spectra", name => name.Instrument is "TCAM" or "VNIS");

    public static Kin FirstPcam { get; } = Of("panoramic-camera frames with number 000", name => name is { Instrument: "PCAM", Index: 0 });

    public static Kin LaterFrames { get; } = Of("frames of any camera but the landing camera's first, which is white anyway", name => IsFrame(name) && name is not { Instrument: "LCAM", Index: 0 });

    /// <summary>The last frame of its camera, mode and sequence: the number after it is free.</summary>
    public static Kin LastFrames { get; } = new("last frames of a sequence", (product, listing) => IsFrame(product.Name) && listing.RunOf(product)[^1] == product);

    public static Kin Neighbours { get; } = new("frames with a neighbour in their sequence", (product, listing) => IsFrame(product.Name) && listing.RunOf(product).Count > 1,
        (product, listing) => [product, Listing.NeighbourIn(listing.RunOf(product), product)]);

    public static Kin LunarDays { get; } = new("lunar days after the first, each of whose instruments works on another day too", (product, listing) => listing.IsDayToSpare(product),
        (product, listing) => [product, .. listing.OnDay(product).Where(other => other != product)]);

    public static Kin LastMonths { get; } = new("archives of more than four months, each of whose instruments works before the last four too",
        (product, listing) => listing.LastMonths.Count > 0 && listing.LastMonths[0] == product && listing.LeavesSomeOfEach(listing.LastMonths), (_, listing) => listing.LastMonths);

    static Kin Of(string words, Func<ProductName, bool> fits) => new(words, (product, _) => fits(product.Name));

    static bool IsFrame(ProductName name) => name.Instrument is "LCAM" or "TCAM" or "PCAM";
}
