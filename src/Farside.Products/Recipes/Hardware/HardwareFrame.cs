namespace Farside.Products.Recipes.Hardware;

/// <summary>A frame that shows some of its camera's vehicle.</summary>
/// <param name="Id">The data file's name.</param>
/// <param name="Mask">Name of its mask in the product's folder: 255 hardware before ground that another frame shows, 128 hardware with nothing known behind it, 64 its fringe.</param>
/// <param name="Share">Of its pixels, 0 to 1.</param>
/// <param name="Blocks">Share of its pixels that are left out of mosaics for it.</param>
/// <param name="IsFound">False when only a given mask says so.</param>
public sealed record HardwareFrame(string Id, string Mask, double Share, double Blocks, bool IsFound);
