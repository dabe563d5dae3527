namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>One picture of a network.</summary>
/// <param name="Id">The product it belongs to; unique in its network.</param>
/// <param name="Station">From where, by place in <see cref="Network.Stations"/>.</param>
/// <param name="Eye">With which eye, by place in <see cref="Network.Eyes"/>.</param>
/// <param name="Camera">Through which lens, by place in <see cref="Network.Cameras"/>.</param>
public sealed record NetworkView(string Id, int Station, int Eye, int Camera);
