namespace Farside.Core.Geometry;

/// <summary>Chains poses whose frames join; a chain that does not join does not compile.</summary>
public static class PoseChain
{
    extension<TTarget, TMiddle, TSource>(Pose<TTarget, TMiddle>)
        where TTarget : IReferenceFrame where TMiddle : IReferenceFrame where TSource : IReferenceFrame
    {
        public static Pose<TTarget, TSource> operator *(Pose<TTarget, TMiddle> outer, Pose<TMiddle, TSource> inner) =>
            new(inner.Rotation.Then(outer.Rotation), outer * inner.Origin);
    }
}
