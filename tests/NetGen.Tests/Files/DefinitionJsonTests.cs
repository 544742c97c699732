using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using NetGen.Runtime;
using NetGen.Tests.Support;
using Xunit;

namespace NetGen.Tests.Files;

public class DefinitionJsonTests
{
    [Fact]
    public void OptionsAreInOrderOfTheirNamesAndNumbersAreInvariant()
    {
        using HostileCulture culture = new();
        ImmutableDictionary<string, double> options = new[] { "Rho", "Beta2", "beta1", "Epsilon", "Beta1", "Momentum", "Delta" }
            .Select((name, index) => KeyValuePair.Create(name, -0.5 - index))
            .Append(KeyValuePair.Create("ClipNorm", double.PositiveInfinity))
            .ToImmutableDictionary();
        LayerDefinition layer = new()
        {
            Name = "größe \"1\"",
            Kind = "Dense",
            Inputs = [NetworkDefinition.InputName],
            OutputShape = new TensorShape(2, 3),
            Activation = Activation.Tanh,
            Options = ImmutableDictionary<string, double>.Empty.Add("UseBias", 0),
        };
        NetworkDefinition definition = new(
            "Net",
            new TensorShape(4),
            [layer],
            new TrainingDefinition { Loss = Loss.MeanSquaredError, Optimizer = Optimizer.Adam, LearningRate = 1e-3, Options = options });

        Assert.Equal(
            "{\"name\":\"Net\",\"input_shape\":[4],\"layers\":[{\"name\":\"größe \\\"1\\\"\",\"kind\":\"Dense\",\"inputs\":[\"input\"]," +
            "\"output_shape\":[2,3],\"activation\":\"Tanh\",\"options\":{\"UseBias\":0}}]," +
            "\"training\":{\"loss\":\"MeanSquaredError\",\"optimizer\":\"Adam\",\"learning_rate\":0.001,\"options\":{\"Beta1\":-4.5,\"Beta2\":-1.5," +
            "\"ClipNorm\":\"Infinity\",\"Delta\":-6.5,\"Epsilon\":-3.5,\"Momentum\":-5.5,\"Rho\":-0.5,\"beta1\":-2.5}}}",
            DefinitionJson.Write(definition));
    }

    [Fact]
    public void HowALayerLearnsIsSaidWhereItIsNotAsUsual()
    {
        using HostileCulture culture = new();
        LayerDefinition layer = new()
        {
            Name = "0",
            Kind = "Activate",
            Inputs = [NetworkDefinition.InputName],
            OutputShape = new TensorShape(4),
            Trainable = false,
            LearningRateScale = 0.25,
        };

        Assert.Contains(
            "\"activation\":\"Linear\",\"trainable\":false,\"learning_rate_scale\":0.25}",
            DefinitionJson.Write(new NetworkDefinition("Net", new TensorShape(4), [layer], training: null)),
            System.StringComparison.Ordinal);
    }
}
