using System;
using System.Linq;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Lowering;
using NetGen.Generators.Plan;
using Xunit;

namespace NetGen.Generators.Tests.Stages.Lowering;

public class MethodRegistryTests
{
    [Fact]
    public void KernelsThatDifferInTheirPlacesOnlyShareAMethod()
    {
        MethodRegistry registry = new();
        CallPlan first = registry.Call("First", "", Move(new Place("scratch", "source"), new Place("arena", "target"), 5));
        CallPlan second = registry.Call("Second", "", Move(new Place("activations", "source", 0, 8), new Place("arena", "target", 64), 5));
        Assert.Same(first.Method, second.Method);
        Assert.Equal("First", Assert.Single(registry.Methods).Name);
        Assert.Equal([new Place("activations", "source", 0, 8), new Place("arena", "target", 64)], second.Places);
    }

    [Fact]
    public void DifferentKernelsHaveMethodsOfTheirOwn()
    {
        MethodRegistry registry = new();
        registry.Call("First", "", Move(new Place("scratch", "source"), new Place("arena", "target"), 5));
        registry.Call("Second", "", Move(new Place("scratch", "source"), new Place("arena", "target"), 6));
        Assert.Equal(["First", "Second"], registry.Methods.Select(method => method.Name));
    }

    [Fact]
    public void DifferentKernelsOfOneNameThrow()
    {
        MethodRegistry registry = new();
        registry.Call("Same", "", Move(new Place("scratch", "source"), new Place("arena", "target"), 5));
        Assert.Throws<InvalidOperationException>(() =>
            registry.Call("Same", "", Move(new Place("scratch", "source"), new Place("arena", "target"), 6)));
    }

    [Fact]
    public void TwoPlacesOfOneRoleThrow() => Assert.Throws<InvalidOperationException>(() =>
        new MethodRegistry().Call("Move", "", Move(new Place("scratch", "same"), new Place("scratch", "same", 16), 5)));

    [Fact]
    public void AMethodKnowsItsPlacesByTheirRoles()
    {
        CallPlan call = new MethodRegistry().Call("Move", "", Move(new Place("scratch", "source", 3), new Place("arena", "target", 4), 5));
        Copy kernel = Assert.IsType<Copy>(Assert.Single(call.Method.Kernels));
        Assert.Equal(new Place("source", "source"), kernel.Source);
        Assert.Equal(new Place("target", "target"), kernel.Target);
        Assert.Equal(
            [new MethodParameter("source", ParameterKind.Floats), new MethodParameter("target", ParameterKind.Floats)], call.Method.Parameters);
    }

    [Fact]
    public void ParametersAreReferencesThenScalarsThenRows()
    {
        LaneAxis lanes = new(3, 8);
        Reduce kernel = new(
            "",
            Extent.Rows,
            lanes,
            EquatableArray.Of<RowInput>(
                new LanesInput("y", new Tensor(new Place("scratch", "result"), lanes).Vectors),
                new LabelInput("t", new Place(PlaceNames.Labels, PlaceNames.LabelsRole), IsOneHot: true)),
            EquatableArray.Of("inverseRows"),
            default);
        Assert.Equal(
            [
                new MethodParameter("result", ParameterKind.Floats),
                new MethodParameter("labels", ParameterKind.Integers),
                new MethodParameter("inverseRows", ParameterKind.Scalar),
                new MethodParameter("rows", ParameterKind.Rows),
            ],
            new MethodRegistry().Call("Loss", "", kernel).Method.Parameters);
    }

    [Fact]
    public void KernelsTogetherGetEachBaseOnce()
    {
        CallPlan call = new MethodRegistry().CallTogether("All", "", [
            Move(new Place("samples", "source"), new Place("scratch", "target"), 5),
            Move(new Place("scratch", "source"), new Place("scratch", "target", 16), 5),
            Move(new Place("scratch", "source", 16), new Place("predictions", "target"), 5)]);
        Assert.Equal(["samples", "scratch", "predictions"], call.Method.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["samples", "scratch", "predictions"], call.Places.Select(place => place.Base));
        Assert.All(call.Places, place => Assert.Equal((0, 0), (place.Offset, place.RowsOffset)));
        Assert.Equal(3, call.Method.Kernels.Count);
    }

    private static Copy Move(Place source, Place target, int count) =>
        new("", source, target, EquatableArray.Of(new CopyRegion(0, 0, EquatableArray.Of(new CopyLoop(count, 1, 1)))));
}
