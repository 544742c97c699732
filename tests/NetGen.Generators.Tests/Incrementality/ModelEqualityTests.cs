using System.Linq;
using NetGen.Generators.Model;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Incrementality;

public class ModelEqualityTests
{
    private const string Reference =
        "[Network(4), Dense(5, Activation.ReLU, Name = \"a\"), Dense(3), Training(Loss.MeanSquaredError, Optimizer.Adam)] partial class Net;";

    [Theory]
    [InlineData("/* c */ [Network(4)]\r\n[Dense(5, Activation.ReLU, Name = \"a\")] // c\n[Dense(3)]\n[Training(Loss.MeanSquaredError, Optimizer.Adam)]\npublic sealed partial class Net { }")]
    [InlineData("[Training(Loss.MeanSquaredError, Optimizer.Adam), Dense(5, Activation.ReLU, Name = \"a\"), Network(4), Dense(3)] partial class Net;")]
    [InlineData("[Network(inputShape: new[] { 2 * 2 }), Dense(Name = \"a\", activation: Activation.ReLU, units: 5), Dense(0x3), Training(optimizer: Optimizer.Adam, loss: 0)] partial class Net;")]
    [InlineData("[Network(4), Dense(5, (Activation)4, Name = \"\\u0061\", From = [\"input\"], UseBias = true), Dense(3, From = new[] { \"a\" }), Training(Loss.MeanSquaredError, Optimizer.Adam, LearningRate = 0.001, Beta1 = 0.9)] partial class Net;")]
    [InlineData("[Network(4), Dense(5, Activation.ReLU, Name = K), Dense(3, Name = \"1\"), Training(Loss.MeanSquaredError, Optimizer.Adam)] partial class Net { const string K = \"a\"; }")]
    [InlineData("[System.Serializable] partial class Net { int x; } [Network(4), Dense(5, Activation.ReLU, Name = \"a\"), System.Obsolete, Dense(3), Training(Loss.MeanSquaredError, Optimizer.Adam)] partial class Net;")]
    public void EquivalentTextGivesEqualModels(string source)
    {
        NetworkModel reference = Assert.Single(Steps.Models(Reference));
        NetworkModel model = Assert.Single(Steps.Models(source));
        Assert.Equal(reference, model);
        Assert.Equal(reference.GetHashCode(), model.GetHashCode());
    }

    [Theory]
    [InlineData("Network(4)", "Network(3)")]
    [InlineData("Dense(5", "Dense(6")]
    [InlineData("Activation.ReLU", "Activation.Tanh")]
    [InlineData("\"a\"", "\"b\"")]
    [InlineData("Dense(3)", "Dense(3, UseBias = false)")]
    [InlineData("Dense(3)", "Dense(3, Name = \"c\")")]
    [InlineData("Dense(3)", "Dense(3), Activate(Activation.Linear)")]
    [InlineData("Optimizer.Adam", "Optimizer.SGD")]
    [InlineData("Optimizer.Adam", "Optimizer.Adam, LearningRate = 0.01")]
    [InlineData("Optimizer.Adam", "Optimizer.Adam, Beta2 = 0.99")]
    [InlineData(", Training(Loss.MeanSquaredError, Optimizer.Adam)", "")]
    [InlineData("partial class Net;", "partial class Other;")]
    [InlineData("partial class Net;", "partial class net;")]
    public void DifferentTextGivesDifferentModels(string old, string replacement)
    {
        string changed = Reference.Replace(old, replacement, System.StringComparison.Ordinal);
        Assert.NotEqual(Reference, changed);
        Assert.NotEqual(Assert.Single(Steps.Models(Reference)), Assert.Single(Steps.Models(changed)));
    }

    [Theory]
    [InlineData("namespace A { [Network(4), Dense(3)] partial class Net; }")]
    [InlineData("partial class A { [Network(4), Dense(3)] partial class Net; }")]
    [InlineData("partial struct A { [Network(4), Dense(3)] partial class Net; }")]
    [InlineData("namespace B { partial struct A { [Network(4), Dense(3)] partial class Net; } }")]
    [InlineData("[Network(4), Dense(3)] partial class Net;")]
    public void PlacesDiffer(string source)
    {
        NetworkModel model = Assert.Single(Steps.Models(source));
        NetworkModel elsewhere = Assert.Single(Steps.Models("namespace Else.Where { [Network(4), Dense(3)] partial class Net; }"));
        Assert.NotEqual(model, elsewhere);
        Assert.Equal(model with { Type = elsewhere.Type }, elsewhere);
    }

    [Theory]
    [InlineData(null, 256)]
    [InlineData("", 256)]
    [InlineData("128", 128)]
    [InlineData("256", 256)]
    [InlineData(" 512 ", 512)]
    [InlineData("64", 256)]
    public void VectorWidthIsRead(string? property, int bits)
    {
        NetworkModel model = Assert.Single(Steps.Models(Reference, new RunOptions { VectorWidth = property }));
        Assert.Equal(bits, model.VectorBits);
    }

    [Fact]
    public void GraphIsRead()
    {
        NetworkModel model = Assert.Single(Steps.Models("""
            namespace A.@class.B
            {
                public partial record struct Outer
                {
                    partial interface @event
                    {
                        [Network(4)]
                        [Dense(7, Activation.Tanh, Name = "first", UseBias = false)]
                        [Activate(Activation.ReLU)]
                        [Dense(3, Activation.Softmax, From = ["1"])]
                        [Training(Loss.CategoricalCrossEntropy, Optimizer.Adam, LearningRate = 0.5, Epsilon = 1e-6)]
                        private partial class @new;
                    }
                }
            }
            """));
        Assert.Equal("A.@class.B", model.Type.Namespace);
        Assert.Equal([new OuterTypeModel("record struct", "Outer"), new OuterTypeModel("interface", "event")], model.Type.Outer);
        Assert.Equal("new", model.Type.Name);
        Assert.Equal("A.class.B.Outer+event+new", model.Type.MetadataName);
        Assert.Equal(Shape.Of(4), model.Input);
        Assert.Equal(["first", "1", "2"], model.Layers.Select(layer => layer.Name));
        Assert.Equal([-1, 0, 1], model.Layers.Select(layer => layer.Sources[0]));
        Assert.Equal([Shape.Of(7), Shape.Of(7), Shape.Of(3)], model.Layers.Select(layer => layer.Output));
        Assert.Equal(0.5, model.Training!.LearningRate);
        Assert.Equal(
            [new OptionModel("Beta1", 0.9), new OptionModel("Beta2", 0.999), new OptionModel("Epsilon", 1e-6), new OptionModel("LabelSmoothing", 0)],
            model.Training.Options);
    }
}
