using Farside.Core.Time;

namespace Farside.Products.Recipes.Timeline;

/// <summary>One product as a timeline sees it: who took it, when, and how large it is.</summary>
sealed record Taking(string Instrument, Epoch Start, Epoch Stop, long Bytes);
