namespace Farside.Products.Pictures.Speed;

/// <summary>How fast one kind of frame goes from a raw file to an 8-bit PNG on disk.</summary>
/// <param name="Kind"><c>pcam-colour</c>, <c>pcam-panchromatic</c>, <c>tcam</c>.</param>
/// <param name="Stages">Each step alone; together they take a little longer than the chain, whose bands stay in the cache.</param>
/// <param name="MillisecondsPerFrame">The whole chain on one thread, median.</param>
/// <param name="FastestMilliseconds">The fastest run of it: nearer to the truth on a machine that others use too.</param>
/// <param name="ProcessorMilliseconds">Processor time of one frame, mean: what others do on this machine is not in it.</param>
/// <param name="LimitMilliseconds">Reading the raw file and deflating the same filtered bytes, nothing else.</param>
/// <param name="ZlibBytes">The same PNG with zlib at level 6 over the same filtered bytes.</param>
public sealed record ChainSpeed(
    string Kind, int Width, int Height, long RawBytes, StageTimes Stages, double MillisecondsPerFrame, double FastestMilliseconds, double ProcessorMilliseconds, double FramesPerSecond,
    double FramesPerSecondAllCores, double LimitMilliseconds, double LimitFramesPerSecond, long PngBytes, long ZlibBytes, double SizeAgainstZlib);
